import HTTP
import JSON

/// A list: the answer without a query, which is found, and what makes all others.
struct ListResource: Sendable {
    let table: ListTable
    /// The first page of everything.
    let start: Formats

    /// The answer to a GET or HEAD with a query.
    func answer(_ request: HTTPRequest) throws(Problem) -> HTTPResponse {
        let query = try ListQuery(request, of: table)
        if let problem = MadeRepresentation.refusal(of: request) { throw problem }
        let answer = ListPage(query, of: table).answer
        return try MadeRepresentation.response(answer.bytes, tag: answer.tag, to: request, links: answer.links)
    }
}
