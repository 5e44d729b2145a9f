import Content
import JSON

/// Everything that an entry of a kind may have, by name and nested: what `fields` may ask for.
struct FieldTree: Sendable {
    private let members: [String: FieldTree]
    /// Every path in the tree, for "did you mean".
    private let paths: SuggestionIndex

    /// Deeper than any of our answers; a schema that refers to itself ends here.
    private static let depthMaximum = 8
    /// Longer than any path of ours: what is longer was no slip.
    private static let pathLengthMaximum = 100

    /// Reads what `schema` describes, which is an entry's. What is embedded on request is no member of it.
    init(_ schema: JSONObject, in schemas: DescribedSchemas) {
        var members = Self.node(schema, schemas, depth: 0).members
        members[EntryShapes.includedKey] = nil
        self.members = members
        paths = SuggestionIndex(FieldTree(members: members).allPaths)
    }

    private init(members: [String: FieldTree]) {
        self.members = members
        paths = SuggestionIndex([])
    }

    private static func node(_ schema: JSONObject, _ schemas: DescribedSchemas, depth: Int) -> FieldTree {
        guard depth < depthMaximum else { return FieldTree(members: [:]) }
        // A list is asked for by the names of its elements.
        if let items = schemas.items(of: schema) { return node(items, schemas, depth: depth + 1) }
        var members: [String: FieldTree] = [:]
        for (name, property) in schemas.properties(of: schema) {
            members[name] = node(property, schemas, depth: depth + 1)
        }
        for choice in schemas.resolved(schema)["oneOf"]?.array?.compactMap(\.object) ?? [] {
            members.merge(node(choice, schemas, depth: depth + 1).members) { first, _ in first }
        }
        return FieldTree(members: members)
    }

    private var allPaths: [String] {
        members.sorted { $0.key < $1.key }.flatMap { name, tree in
            [name] + tree.allPaths.map { "\(name).\($0)" }
        }
    }

    /// Whether it has something at this path.
    func has(_ path: [Substring]) -> Bool {
        var tree = self
        for name in path {
            guard let next = tree.members[String(name)] else { return false }
            tree = next
        }
        return true
    }

    /// Reads the parameter `fields`: paths with commas between, each once.
    func read(_ reader: inout QueryReader) -> FieldSelection? {
        guard let text = reader.text(FieldSelection.parameter) else { return nil }
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard Set(parts).count == parts.count else {
            reader.note(FieldSelection.parameter, "Names something twice.")
            return nil
        }
        var selection = FieldSelection()
        for (index, part) in parts.enumerated() {
            let path = part.split(separator: ".", omittingEmptySubsequences: false)
            guard has(path) else {
                let hint = Suggestion.sentence(paths.nearest(to: String(part.prefix(Self.pathLengthMaximum)).utf8.span))
                reader.note(
                    FieldSelection.parameter,
                    "Has to name members of an entry, such as title or evidence.level; name \(index + 1) is none.\(hint)"
                )
                return nil
            }
            selection.insert(path[...])
        }
        return selection
    }
}

extension Suggestion {
    fileprivate static func sentence(_ candidate: String?) -> String { candidate.map(sentence(naming:)) ?? "" }
}
