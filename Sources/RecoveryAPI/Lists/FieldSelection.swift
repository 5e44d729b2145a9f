import JSON

/// Which members of an entry an answer has, nested.
struct FieldSelection: Sendable {
    static let parameter = "fields"

    private enum Node: Sendable {
        case whole
        case parts(FieldSelection)
    }

    private var members: [String: Node] = [:]

    /// What a summary in a list has.
    static let summary = FieldSelection(
        [
            "id", "type", "title", "abbreviation", "summary", "addition", "dateModified", "links.self",
            "links.collection",
        ])

    /// What every entry has in every answer: without these nobody could tell it from another, or ask for more of it.
    private static let always = ["id", "type", "links.self"]

    init(_ paths: [String] = always) {
        for path in paths { insert(path.split(separator: ".")[...]) }
    }

    /// Adds what stands at a path. The whole of something wins over its parts.
    mutating func insert(_ path: ArraySlice<Substring>) {
        guard let first = path.first else { return }
        let name = String(first)
        if path.count == 1 {
            members[name] = .whole
            return
        }
        switch members[name] {
        case .whole: break
        case .parts(var parts):
            parts.insert(path.dropFirst())
            members[name] = .parts(parts)
        case nil:
            var parts = FieldSelection([])
            parts.insert(path.dropFirst())
            members[name] = .parts(parts)
        }
    }

    /// What is asked for of `object`, in its own order. An object of which nothing is left is left out; elements of a list keep their places.
    func part(of object: JSONObject) -> JSONObject {
        var part = JSONObject()
        for (key, value) in object.members {
            switch members[key] {
            case nil: break
            case .whole: part[key] = value
            case .parts(let selection): part[key] = selection.part(of: value)
            }
        }
        return part
    }

    private func part(of value: JSONValue) -> JSONValue? {
        switch value {
        case .object(let object):
            let part = part(of: object)
            return part.keys.isEmpty ? nil : .object(part)
        case .array(let elements):
            return .array(elements.map { element in element.object.map { .object(part(of: $0)) } ?? element })
        case .string, .integer, .number, .boolean, .null: return value
        }
    }
}
