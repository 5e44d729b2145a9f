import Content
import JSON

/// What may be asked of entries of a kind: their members, and those of them that link to other entries.
struct EntryShapes: Sendable {
    static let includeParameter = "include"

    let fields: FieldTree
    /// Members that hold links to entries.
    let linkNames: [String]
    /// The summary of every entry there is, by its path, for those that are embedded.
    private let summaries: [String: JSONObject]

    init(of kind: CollectionKind, in schemas: DescribedSchemas, summaries: [String: JSONObject]) {
        let entry = schemas.schema(named: kind.schemaName) ?? JSONObject()
        fields = FieldTree(entry, in: schemas)
        linkNames = schemas.properties(of: entry).filter { property in
            let reference = schemas.items(of: property.schema).flatMap(DescribedSchemas.reference)
            return reference == "EntryLink" || reference == "RelatedLink"
        }.map(\.name)
        self.summaries = summaries
    }

    /// Reads the parameter `include`.
    func readIncluded(_ reader: inout QueryReader) -> [String] {
        reader.choices(Self.includeParameter, among: linkNames) ?? []
    }

    /// What a query asks of an entry. What is included is among its members too, since its links say how the two belong together.
    func part(of object: JSONObject, _ selection: FieldSelection?, _ included: [String]) -> JSONObject {
        guard var selection else { return object }
        for name in included { selection.insert([Substring(name)]) }
        return selection.part(of: object)
    }

    /// The entries that the members link to, each once, in the order in which they are met first, in short.
    func linkedEntries(of objects: [JSONObject], _ included: [String]) -> JSONValue {
        var seen: Set<String> = []
        var linked: [JSONValue] = []
        for object in objects {
            for name in included {
                for link in object[name]?.array ?? [] {
                    guard let href = link.object?["href"]?.string, seen.insert(href).inserted,
                        let summary = summaries[href]
                    else { continue }
                    linked.append(.object(summary))
                }
            }
        }
        return .array(linked)
    }
}
