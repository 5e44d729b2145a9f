import Content
import HTTP
import JSON

/// The API: what each request is answered with.
///
/// Content answers are found, not made: a request walks the route table and a table of ids, and leaves with bytes that were encoded at load.
package struct API: HTTPHandler {
    private let router: Router
    private let options: [PreparedOptions]
    private let serverOptions: PreparedOptions
    private var library: Library
    /// Every path without places, for "did you mean".
    private let paths: SuggestionIndex
    private let problems = PreparedProblems()
    private let store: StoreEndpoints
    private let search: SearchEndpoints
    private let proxies: TrustedProxies

    /// `openAPI` is the description that is served, with examples, at `/openapi.json` and, for people, at `/docs`; `now` counts seconds since
    /// 1970-01-01T00:00:00Z.
    package init(
        content: ContentRepository, search: any ContentSearching, openAPI: JSONObject,
        contactRequests: ContactRequestSettings, readiness: Readiness, now: Int
    ) {
        let routes = RouteTable.all
        router = Router(routes.indices.map { (routes[$0].pattern, $0) })
        options = routes.map { PreparedOptions($0.methods) }
        serverOptions = PreparedOptions(HTTPMethod.served)
        paths = SuggestionIndex(routes.map(\.pattern).filter { $0.parameterNames.isEmpty }.map(\.description))
        store = StoreEndpoints(contactRequests, content, readiness)
        self.search = SearchEndpoints(search, content, crisis: store.common.crisisObjects, madeAt: now)
        proxies = contactRequests.trustedProxies
        library = Library(content, openAPI: openAPI, contact: store.common, madeAt: now)
        // Last, since its examples are what all the others answer.
        library.describe(DescriptionExamples { [self] in object(at: $0) }.filled(openAPI), madeAt: now)
    }

    package func decide(on request: HTTPRequest) -> HTTPDecision {
        switch answer(request) {
        case .success(let prepared): .answer(.prepared(prepared))
        case .failure(.problem(let problem)):
            .answer(problems.answer(problem, to: request))
        case .failure(.made(let response)): .answer(.response(response))
        case .failure(.redirect(let location)): .answer(.response(Self.redirect(to: location, request)))
        case .failure(.store(let endpoint)): store.decide(on: request, RouteTable.all[endpoint])
        case .failure(.search(let endpoint)): search.decide(on: request, RouteTable.all[endpoint].endpoint)
        }
    }

    package func answer(
        _ request: HTTPRequest, body: [UInt8], reply: @escaping @Sendable (HTTPAnswer) -> Void
    ) {
        let path = request.head.span.extracting(request.path)
        guard let match = router.match(path) else { return assertionFailure("a body for no endpoint") }
        if case .inSearch = library.resources[match.endpoint] { return search.answer(request, reply: reply) }
        store.answer(
            Exchange(request, store.common, reply), RouteTable.all[match.endpoint].endpoint,
            id: path.text(match.parameters.first), body: body)
    }

    package func refusal(of error: RequestError, requestID: String) -> HTTPResponse {
        // Nobody knows for which resource it was meant: perhaps for one whose every answer says whom to call.
        Problem(
            kind: ProblemKind(refusing: error), detail: error.explanation, crisis: store.common.crisisObjects
        ).response(instance: nil, requestID: requestID)
    }

    /// What is not a prepared answer.
    enum Detour: Error {
        case problem(Problem)
        case redirect(String)
        /// Made for this request.
        case made(HTTPResponse)
        /// The store's matter.
        case store(endpoint: Int)
        case search(endpoint: Int)
    }

    private func answer(_ request: HTTPRequest) -> Result<PreparedResponse, Detour> {
        // RFC 9110 §7.4: we have no TLS of our own, so only a proxy that has may ask for https.
        if request.targetIsHTTPS, !proxies.sent(request) { return .failure(.problem(misdirected)) }
        if request.targetForm == .asterisk { return .success(serverOptions.answer(request)) }
        let head = request.head.span
        let path = head.extracting(request.path)
        guard let match = router.match(path) else { return .failure(unknownPath(request)) }
        guard request.method == .get || request.method == .head else { return otherMethod(request, match.endpoint) }
        switch library.resources[match.endpoint] {
        case .single(let representation): return serve(representation, request)
        case .items(let shelf): return item(on: shelf, request, path.extracting(match.parameters.first))
        case .list(let list):
            guard request.hasQuery else { return serve(list.start, request) }
            return make { () throws(Problem) in try list.answer(request) }
        case .inStore: return .failure(.store(endpoint: match.endpoint))
        case .inSearch: return .failure(.search(endpoint: match.endpoint))
        }
    }

    /// Neither GET nor HEAD.
    private func otherMethod(_ request: HTTPRequest, _ endpoint: Int) -> Result<PreparedResponse, Detour> {
        if case .inStore = library.resources[endpoint] { return .failure(.store(endpoint: endpoint)) }
        if request.method == .options { return .success(options[endpoint].answer(request)) }
        return .failure(.problem(Problem(wrongMethod: request.method, of: RouteTable.all[endpoint])))
    }

    private func item(
        on shelf: Library.Shelf, _ request: HTTPRequest, _ id: Span<UInt8>
    ) -> Result<PreparedResponse, Detour> {
        switch shelf.items[id] {
        case .representation(let representation):
            guard request.hasQuery, let entries = shelf.entries else { return serve(representation, request) }
            return make { () throws(Problem) in try entries.answer(request, id: id) }
        case .alias(let href): return .failure(.redirect(href))
        case nil:
            let detail = Self.detail("There is no such entry.", shelf.ids.nearest(to: id))
            return .failure(.problem(Problem(kind: .notFound, detail: detail)))
        }
    }

    /// Makes an answer for this request alone.
    private func make(_ answer: () throws(Problem) -> HTTPResponse) -> Result<PreparedResponse, Detour> {
        do throws(Problem) {
            return .failure(.made(try answer()))
        } catch {
            return .failure(.problem(error))
        }
    }

    private func serve(_ representation: Representation, _ request: HTTPRequest) -> Result<PreparedResponse, Detour> {
        if let problem = QueryRules.refusal(request) { return .failure(.problem(problem)) }
        guard request.quality(of: representation.mediaType) > 0 else {
            let detail = "This resource exists as \(representation.mediaType.description)."
            return .failure(.problem(Problem(kind: .notAcceptable, detail: detail)))
        }
        // We have no other, so this is all there is to Accept-Encoding; Accept-Language is disregarded where all is in English (RFC 9110 §12.5.4).
        guard request.quality(ofCoding: "identity") > 0 else {
            let detail = "This resource exists without a content coding only."
            return .failure(.problem(Problem(kind: .notAcceptable, detail: detail)))
        }
        return representation.answer(request).mapError(Detour.problem)
    }

    // MARK: Detours

    private var misdirected: Problem {
        Problem(
            kind: .misdirectedRequest, detail: "The target says https, and this connection is not encrypted.",
            crisis: store.common.crisisObjects)
    }

    private func unknownPath(_ request: HTTPRequest) -> Detour {
        let path = request.head.span.extracting(request.path)
        // One URL a resource: the one without the slash at its end.
        if path.count > 1, path[path.count - 1] == UInt8(ascii: "/"),
            router.match(path.extracting(droppingLast: 1)) != nil
        {
            return .redirect(path.text(0..<(path.count - 1)))
        }
        let detail = Self.detail("Nothing is at this path.", paths.nearest(to: path))
        return .problem(Problem(kind: .notFound, detail: detail))
    }

    /// Without anything near, which is the most frequent, nothing is put together.
    private static func detail(_ message: String, _ nearest: String?) -> String {
        nearest.map { message + Suggestion.sentence(naming: $0) } ?? message
    }

    /// RFC 9110 §15.4.9; the query is kept. Cached like content, since an alias stays one.
    private static func redirect(to path: String, _ request: HTTPRequest) -> HTTPResponse {
        let query = request.query.map { "?" + request.uriText($0) } ?? ""
        let fields = [
            HTTPResponse.Field("Location", path + query),
            HTTPResponse.Field("Cache-Control", CommonFields.contentCaching),
        ]
        return HTTPResponse(.permanentRedirect, fields: fields + CommonFields.openToAllOrigins + CommonFields.security)
    }
}
