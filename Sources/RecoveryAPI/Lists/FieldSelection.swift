/// Which members of an entry an answer has, nested.
struct FieldSelection: Sendable {
    static let parameter = "fields"

    enum Part: Sendable {
        case whole
        case parts(FieldSelection)
    }

    private(set) var members: [String: Part] = [:]

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

    /// With some members of the entry whole: what is included is among its members too, since its links say how the two belong together.
    func adding(_ names: [String]) -> FieldSelection {
        var selection = self
        for name in names { selection.insert([Substring(name)]) }
        return selection
    }
}
