import HTTP
import JSON

/// The entries of a collection for requests that ask for a part of one, or for more than one.
struct QueriedEntries: Sendable {
    private let entries: ByteKeyTable<JSONObject>
    private let shapes: EntryShapes?

    init(_ table: ListTable) {
        entries = ByteKeyTable(table.items.map { ($0.object["id"]?.string ?? "", $0.object) })
        shapes = table.shapes
    }

    /// The answer to a GET or HEAD with a query. `id` is that of an entry.
    func answer(_ request: HTTPRequest, id: Span<UInt8>) throws(Problem) -> HTTPResponse {
        guard let shapes, let entry = entries[id] else {
            throw Problem(kind: .notFound, detail: "There is no such entry.")
        }
        let query = try EntryQuery(request, shapes)
        if let problem = MadeRepresentation.refusal(of: request) { throw problem }
        return try MadeRepresentation.response(query.answer(of: entry), to: request)
    }
}
