import Content
import JSON

/// What may be asked of entries of a kind: their members, and those of them that link to other entries.
struct EntryShapes: Sendable {
    static let includeParameter = "include"
    static let includedKey = "included"

    let fields: FieldTree
    /// Members that hold links to entries.
    let linkNames: [String]
    /// Of every entry there is, for those that are embedded.
    let summaries: Summaries

    init(of kind: CollectionKind, in schemas: DescribedSchemas, _ summaries: Summaries) {
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

    /// For each name, the places of the summaries of what an entry links to.
    func links(of entry: JSONObject) -> [String: [Int]] {
        var links: [String: [Int]] = [:]
        for name in linkNames {
            let hrefs = entry[name]?.array?.compactMap { $0.object?["href"]?.string } ?? []
            links[name] = hrefs.compactMap { summaries.places[$0] }
        }
        return links
    }

    /// Writes the member with all entries that the items link to, each once, in the order in which they are met first.
    func writeIncluded(_ names: [String], of items: [ListTable.Item], to output: inout AnswerBytes) {
        var isWritten = [Bool](repeating: false, count: summaries.parts.count)
        var isFirst = true
        output.append(#","\#(Self.includedKey)":["#)
        for item in items {
            for name in names {
                for place in item.links[name] ?? [] where !isWritten[place] {
                    isWritten[place] = true
                    if !isFirst { output.append(",") }
                    isFirst = false
                    output.append(summaries.parts[place])
                }
            }
        }
        output.append("]")
    }
}
