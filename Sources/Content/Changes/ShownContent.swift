import JSON

/// All that readers see with a part of the content, in one form: what it refers to by id stands in it, members are sorted, editors' marks are left out.
struct ShownContent {
    private let titles: [String: String]
    private var shared: [Documents.SharedFile: [String: JSONValue]] = [:]
    private let documents: Documents

    /// What is for editors and never leaves the server.
    private static let editorsKeys: Set = ["$schema", "facts", "requiredOn", "firstOn"]

    /// What entries show by id: the key that lists the ids, and what of an item they do not show.
    private static let references: [(key: String, file: Documents.SharedFile, hidden: Set<String>)] = [
        ("crisis", .crisisResources, ["sourceIds", "recordedOn", "verifiedByCall"]),
        ("safetyNotices", .safetyNotices, ["crisis"]), ("sources", .sources, []),
    ]

    init(_ documents: Documents) {
        self.documents = documents
        var titles: [String: String] = [:]
        for entry in documents.entries { titles[entry.path] = entry.object?["title"]?.string }
        self.titles = titles
        for reference in Self.references {
            var items: [String: JSONValue] = [:]
            for item in documents.shared[reference.file] ?? [] {
                let members = item.object.members.filter { !reference.hidden.contains($0.key) }
                items[item.id ?? ""] = .object(JSONObject(members.map { ($0.key, $0.value) }))
            }
            shared[reference.file] = items
        }
    }

    /// What an entry shows.
    func content(of entry: Documents.EntryDocument) -> JSONValue {
        var object = entry.object ?? JSONObject()
        for reference in Self.references {
            let items = object.strings(reference.key).map { shared[reference.file]?[$0.text] ?? .null }
            object[reference.key] = .array(items)
        }
        let related = documents.relations.sides(of: entry.path).map { side -> JSONValue in
            ["relation": .string(side.relation), "path": .string(side.path), "title": title(of: side.path)]
        }
        return Self.plain(["type": .string(entry.kind.type), "entry": .object(object), "related": .array(related)])
    }

    /// What a shared file shows: its items, with titles and sources where it names entries and sources.
    func items(of file: Documents.SharedFile) -> JSONValue {
        let sources = shared[.sources] ?? [:]
        let items = (documents.shared[file] ?? []).map { item -> JSONValue in
            let entries = (item.object["entries"]?.array ?? []).compactMap { $0.object?["entry"]?.string }
            return [
                "item": .object(item.object), "titles": .array(entries.map(title)),
                "sources": .array(item.object.strings("sourceIds").map { sources[$0.text] ?? .null }),
            ]
        }
        return Self.plain(.array(items))
    }

    private func title(of path: String) -> JSONValue { titles[path].map(JSONValue.string) ?? .null }

    /// As deep as the schemas allow.
    private static func plain(_ value: JSONValue) -> JSONValue {
        switch value {
        case .object(let object):
            let members = object.members.filter { !editorsKeys.contains($0.key) }.sorted { $0.key < $1.key }
            return .object(JSONObject(members.map { ($0.key, plain($0.value)) }))
        case .array(let array): return .array(array.map(plain))
        case .string, .integer, .number, .boolean, .null: return value
        }
    }
}
