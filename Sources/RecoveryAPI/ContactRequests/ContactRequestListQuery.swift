import ContactRequests
import Content
import HTTP

/// The query of the list for staff: `status`, `limit` and `cursor`, each once at most. Every fault is named at once.
struct ContactRequestListQuery: Sendable {
    let query: ContactRequestQuery

    init(_ request: HTTPRequest) throws(Problem) {
        var reader = QueryReader(request, names: ["status", "limit", "cursor"])
        let status = reader.choice("status", among: ContactRequestStatus.allCases.map(\.rawValue))
        let limit = reader.number("limit", in: ContactRequestQuery.limitRange)
        let cursor = reader.text("cursor").flatMap { ContactRequestCursor($0) }
        if reader.has("cursor"), cursor == nil { reader.note("cursor", "Has to be a cursor that a list gave.") }
        if let problem = reader.problem { throw problem }
        query = ContactRequestQuery(
            status: status.flatMap(ContactRequestStatus.init), limit: limit ?? ContactRequestQuery.limitDefault,
            at: cursor)
    }

    /// The URL of the page at `cursor`, or of the first.
    func href(at cursor: ContactRequestCursor?) -> String {
        var parts = query.status.map { ["status=\($0.rawValue)"] } ?? []
        parts.append("limit=\(query.limit)")
        if let cursor { parts.append("cursor=\(cursor.text)") }
        return "\(RouteTable.contactRequests)?\(parts.joined(separator: "&"))"
    }
}
