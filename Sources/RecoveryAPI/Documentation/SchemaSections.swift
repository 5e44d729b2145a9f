import JSON

/// Every schema that has a name, each member of its objects in a row.
struct SchemaSections {
    let description: JSONObject

    var html: HTML {
        let schemas = description["components"]?.object?["schemas"]?.object?.members ?? []
        return "<h2>Schemas</h2>\n\(HTML.joined(schemas.map { Self.section($0.key, $0.value.object ?? [:]) }))"
    }

    private static func section(_ name: String, _ schema: JSONObject) -> HTML {
        let rows = rows(of: schema, below: "")
        let about: HTML = schema["description"]?.string.map { "<p>\($0)</p>" } ?? .nothing
        let body: HTML =
            rows.isEmpty
            ? "<p>\(SchemaText(schema: schema).html)</p>"
            : OperationSection.table("Members of \(name)", ["Name", "What", "About"], rows)
        return """
            <section id="schema-\(name)" aria-labelledby="schema-\(name)-name">
            <h3 id="schema-\(name)-name">\(name)</h3>
            \(about)
            \(body)
            </section>
            """
    }

    /// The members, and those of objects within, whose names are joined by dots.
    private static func rows(of schema: JSONObject, below prefix: String) -> [HTML] {
        let required = Set((schema["required"]?.array ?? []).compactMap(\.string))
        return (schema["properties"]?.object?.members ?? []).flatMap { member -> [HTML] in
            let inner = member.value.object ?? [:]
            let name = prefix + member.key
            let row: HTML = """
                <tr><th scope="row"><code>\(name)</code></th><td>\(SchemaText(schema: inner).html)\(OperationSection.required(required.contains(member.key)))</td>\
                <td>\(inner["description"]?.string ?? "")</td></tr>
                """
            let items = inner["items"]?.object ?? [:]
            return [row] + rows(of: inner, below: name + ".") + rows(of: items, below: name + "[].")
        }
    }
}
