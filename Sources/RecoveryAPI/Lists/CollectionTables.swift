import Content
import JSON

/// The tables of all collections, whose entries embed each other.
struct CollectionTables {
    private let tables: [ListTable]

    init(_ content: ContentRepository, _ openAPI: JSONObject) {
        let schemas = DescribedSchemas(openAPI)
        let entries = content.collections.flatMap(\.entries)
        let summaries = Dictionary(
            uniqueKeysWithValues: entries.map { ($0.href, FieldSelection.summary.part(of: $0.representation)) })
        tables = content.collections.map { collection in
            ListTable(collection, EntryShapes(of: collection.kind, in: schemas, summaries: summaries), schemas)
        }
    }

    func table(of kind: CollectionKind) -> ListTable {
        guard let table = tables.first(where: { $0.href == kind.href }) else {
            preconditionFailure("the repository has every collection")
        }
        return table
    }
}
