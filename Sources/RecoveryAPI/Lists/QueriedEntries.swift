import HTTP

/// The entries of a collection for requests that ask for a part of one, or for more than one.
struct QueriedEntries: Sendable {
    private let entries: ByteKeyTable<ListTable.Item>
    private let shapes: EntryShapes?

    init(_ table: ListTable) {
        entries = ByteKeyTable(table.items.map { ($0.id, $0) })
        shapes = table.shapes
    }

    /// The answer to a GET or HEAD with a query. `id` is that of an entry.
    func answer(_ request: HTTPRequest, id: Span<UInt8>) throws(Problem) -> HTTPResponse {
        guard let shapes, let entry = entries[id] else {
            throw Problem(kind: .notFound, detail: "There is no such entry.")
        }
        let query = try EntryQuery(request, shapes)
        if let problem = MadeRepresentation.refusal(of: request) { throw problem }
        let answer = query.answer(of: entry)
        return try MadeRepresentation.response(answer.bytes, tag: answer.tag, to: request)
    }
}
