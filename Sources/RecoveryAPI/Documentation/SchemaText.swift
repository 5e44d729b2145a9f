import JSON

/// A schema in a few words, with links to those that have names.
struct SchemaText {
    let schema: JSONObject

    var html: HTML {
        let parts = [kind] + bounds.map { HTML.text($0) }
        return HTML.joined(parts, separator: ", ")
    }

    private var kind: HTML {
        if let reference = schema["$ref"]?.string {
            let name = String(reference.split(separator: "/").last ?? "")
            return "<a href=\"#schema-\(name)\">\(name)</a>"
        }
        if let value = schema["const"] { return "<code>\(String(decoding: value.encoded(), as: UTF8.self))</code>" }
        if let values = schema["enum"]?.array {
            return "one of \(HTML.joined(values.map { "<code>\($0.string ?? "")</code>" }, separator: ", "))"
        }
        for key in ["oneOf", "anyOf", "allOf"] {
            guard let branches = schema[key]?.array?.compactMap(\.object) else { continue }
            return HTML.joined(branches.map { SchemaText(schema: $0).html }, separator: " or ")
        }
        if let items = schema["items"]?.object { return "list of \(SchemaText(schema: items).html)" }
        return HTML.text(schema["type"]?.string ?? "anything")
    }

    private var bounds: [String] {
        let numbers = [
            ("minimum", "from "), ("maximum", "to "), ("minItems", "items from "), ("maxItems", "items to "),
            ("minLength", "characters from "), ("maxLength", "characters to "),
        ].compactMap { key, words in schema[key]?.integer.map { "\(words)\($0)" } }
        let texts = [schema["format"]?.string, schema["pattern"]?.string.map { "like \($0)" }].compactMap { $0 }
        let fallback = schema["default"].map { ["\(String(decoding: $0.encoded(), as: UTF8.self)) by default"] } ?? []
        return texts + numbers + fallback
    }
}
