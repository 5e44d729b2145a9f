import HTTP
import JSON

/// A list: the answer without a query, which is found, and what makes all others.
struct ListResource: Sendable {
    let table: ListTable
    /// The first page of everything.
    let start: Representation

    init(_ table: ListTable, madeAt: Int) {
        self.table = table
        let answer = ListPage(ListQuery(of: table), of: table).answer
        start = Representation(
            answer.bytes, madeAt: madeAt, mediaType: .json,
            fields: CommonFields.json(.json, cacheControl: CommonFields.contentCaching)
                + [HTTPResponse.Field("Content-Language", "en")]
                + answer.links.map { HTTPResponse.Field("Link", $0) })
    }

    /// The answer to a GET or HEAD with a query.
    func answer(_ request: HTTPRequest) throws(Problem) -> HTTPResponse {
        let query = try ListQuery(request, of: table)
        if let problem = MadeRepresentation.refusal(of: request) { throw problem }
        let answer = ListPage(query, of: table).answer
        return try MadeRepresentation.response(answer.bytes, tag: answer.tag, to: request, links: answer.links)
    }
}
