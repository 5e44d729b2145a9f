import Content
import HTTP
import JSON

/// `GET /search` and `GET /suggest`.
///
/// What people search for in fear stands in the URL, which is the key of every cache on its way. So both are `no-store`: no proxy and no browser of a
/// shared computer keeps the address or the answer.
struct SearchEndpoints: Sendable {
    private let search: any ContentSearching
    private let representation: SearchRepresentation
    /// Whom to call, in every refusal too: who asks may be in need.
    private let crisis: [JSONObject]
    /// When the content was loaded, in hexadecimal digits: the first part of every entity tag.
    private let tagStart: String

    /// `madeAt` counts seconds since 1970-01-01T00:00:00Z.
    init(
        _ search: any ContentSearching, _ content: ContentRepository, _ encodings: EntryEncodings, crisis: [JSONObject],
        madeAt: Int
    ) {
        self.search = search
        self.crisis = crisis
        tagStart = String(madeAt, radix: 16)
        representation = SearchRepresentation(content, encodings)
    }

    /// Type-ahead is answered on the loop; a search comes back with its body, which is none.
    func decide(on request: HTTPRequest, _ endpoint: RouteTable.Endpoint) -> HTTPDecision {
        if endpoint == .search { return .receiveBody(byteCountMaximum: 0) }
        do throws(Problem) {
            if let problem = MadeRepresentation.refusal(of: request) { throw problem }
            let text = try SearchParameters.suggest(request)
            let bytes = representation.bytes(search.suggest(text), text)
            return .answer(.response(try response(bytes, to: request)))
        } catch {
            return .answer(.response(refusal(error, of: request)))
        }
    }

    func answer(_ request: HTTPRequest, reply: @escaping @Sendable (HTTPAnswer) -> Void) {
        do throws(Problem) {
            if let problem = MadeRepresentation.refusal(of: request) { throw problem }
            let query = try SearchParameters.search(request)
            search.search(query) { result in reply(.response(response(result, query, request))) }
        } catch {
            reply(.response(refusal(error, of: request)))
        }
    }

    private func response(
        _ result: Result<SearchPage, SearchFailure>, _ query: SearchQuery, _ request: HTTPRequest
    ) -> HTTPResponse {
        do throws(Problem) {
            let page = try result.mapError { Problem($0) }.get()
            let next = page.nextCursor.map { "<\(SearchParameters.href(query, cursor: $0))>; rel=\"next\"" }
            return try response(representation.bytes(page, query), to: request, links: next.map { [$0] } ?? [])
        } catch {
            return refusal(error, of: request)
        }
    }

    private func response(
        _ bytes: [UInt8], to request: HTTPRequest, links: [String] = []
    ) throws(Problem) -> HTTPResponse {
        try MadeRepresentation.response(
            bytes, tag: tag(of: request), to: request, cacheControl: CommonFields.noStore, links: links)
    }

    /// The bytes follow from the content and the query alone, so these name them as well as a hash of the bytes would, which took a seventh of the time
    /// of a search.
    private func tag(of request: HTTPRequest) -> String {
        // FNV-1a.
        var hash: UInt64 = 14_695_981_039_346_656_037
        for byte in request.head[request.query ?? 0..<0] { hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211 }
        return "\"\(tagStart)-\(String(hash, radix: 16))\""
    }

    private func refusal(_ problem: Problem, of request: HTTPRequest) -> HTTPResponse {
        var problem = problem
        problem.crisis = crisis
        return problem.response(instance: request.text(request.path), requestID: request.idText)
    }
}

extension Problem {
    /// The one table from what a search says to what a client is told.
    init(_ failure: SearchFailure) {
        switch failure {
        case .queueFull:
            self.init(
                kind: .searchUnavailable, detail: "More searches wait than are taken on. Try again in a moment.",
                fields: [HTTPResponse.Field("Retry-After", "1")])
        case .unavailable:
            self.init(
                kind: .searchUnavailable, detail: "This is our fault and not yours. Try again in a moment.",
                fields: [HTTPResponse.Field("Retry-After", "5")])
        case .unknownCursor: self = SearchParameters.unknownCursor
        }
    }
}

extension ProblemKind {
    static let searchUnavailable = ProblemKind(
        code: "search-unavailable", status: .serviceUnavailable, title: "Search cannot answer now",
        meaning:
            "More searches came at once than the server takes on, or the index does not answer. Entries and lists are still answered.",
        remedy: "Send it again after the time that Retry-After says, or find the entry by GET /navigation.")
}
