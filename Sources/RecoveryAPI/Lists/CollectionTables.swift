import Content
import JSON

/// The tables of all collections, whose entries embed each other.
struct CollectionTables {
    private let tables: [ListTable]

    init(_ encodings: EntryEncodings, _ openAPI: JSONObject) {
        let schemas = DescribedSchemas(openAPI)
        let summaries = encodings.summaries
        tables = CollectionKind.all.map { kind in
            ListTable(encodings.entries(of: kind), of: kind, EntryShapes(of: kind, in: schemas, summaries), schemas)
        }
    }

    func table(of kind: CollectionKind) -> ListTable {
        guard let table = tables.first(where: { $0.href == kind.href }) else {
            preconditionFailure("the repository has every collection")
        }
        return table
    }
}
