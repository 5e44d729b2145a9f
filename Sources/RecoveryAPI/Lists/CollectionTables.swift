import Content
import JSON

/// The tables of all collections, whose entries embed each other.
struct CollectionTables {
    private let tables: [ListTable]

    init(_ content: ContentRepository, _ openAPI: JSONObject) {
        let schemas = DescribedSchemas(openAPI)
        let summaries = Summaries(content.collections.flatMap(\.entries))
        tables = content.collections.map { collection in
            ListTable(collection, EntryShapes(of: collection.kind, in: schemas, summaries), schemas)
        }
    }

    func table(of kind: CollectionKind) -> ListTable {
        guard let table = tables.first(where: { $0.href == kind.href }) else {
            preconditionFailure("the repository has every collection")
        }
        return table
    }
}
