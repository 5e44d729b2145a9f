import Compression
import Content
import Dispatch
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
    let store: StoreEndpoints
    private let search: SearchEndpoints
    private let proxies: TrustedProxies
    /// Who is served; set before the first request.
    package var operations = Operations()
    private let deprecations: Deprecations

    /// `openAPI` is the description that is served, with examples, at `/openapi.json` and, for people, at `/docs`; `now` counts seconds since
    /// 1970-01-01T00:00:00Z. `search` is asked for when the rest is made, so that it may be made meanwhile.
    package init<Failure>(
        content: ContentRepository, search: () throws(Failure) -> any ContentSearching, openAPI: JSONObject,
        contentSettings: ContentSettings = ContentSettings(), contactRequests: ContactRequestSettings,
        readiness: Readiness, now: Int
    ) throws(Failure) {
        let routes = RouteTable.all
        router = Router(routes.indices.map { (routes[$0].pattern, $0) })
        options = routes.map { PreparedOptions($0.methods) }
        serverOptions = PreparedOptions(HTTPMethod.served)
        paths = SuggestionIndex(routes.map(\.pattern).filter { $0.parameterNames.isEmpty }.map(\.description))
        store = StoreEndpoints(contactRequests, content, readiness)
        let encodings = EntryEncodings(content)
        proxies = contactRequests.trustedProxies
        deprecations = Deprecations(contentSettings.deprecations, of: routes)
        library = Library(
            content, encodings, openAPI: openAPI, contact: store.common, settings: contentSettings, madeAt: now)
        self.search = SearchEndpoints(
            try search(), content, encodings, crisis: store.common.crisisObjects, madeAt: now)
        // Last, since its examples are what all the others answer.
        let undescribed = self
        library.describe(madeAt: now) {
            DescriptionExamples { undescribed.example(of: $0) }.filled(openAPI)
        }
    }

    /// Makes all that a start did not, a second of work that nobody has to wait for. Answers are given meanwhile.
    package func complete(while isWanted: () -> Bool = { true }) { library.complete(while: isWanted) }

    /// Which content this is, as long as it is served.
    package var contentVersion: String { library.version }

    package func decide(on request: HTTPRequest) -> HTTPDecision {
        var endpoint: Int?
        return decide(on: request, at: &endpoint)
    }

    /// Endpoints have the numbers of their routes.
    package func decide(on request: HTTPRequest, at endpoint: inout Int?) -> HTTPDecision {
        let decision = decision(on: request, at: &endpoint)
        guard !deprecations.isEmpty, let endpoint else { return decision }
        return deprecations.mark(decision, at: endpoint)
    }

    private func decision(on request: HTTPRequest, at endpoint: inout Int?) -> HTTPDecision {
        switch answer(request, &endpoint) {
        case .success(let prepared): .answer(.prepared(prepared))
        case .failure(.problem(let problem)):
            .answer(problems.answer(problem, to: request))
        case .failure(.made(let response)): .answer(.response(response))
        case .failure(.redirect(let location)): .answer(.response(Self.redirect(to: location, request)))
        case .failure(.store(let number)):
            if operations.shows(RouteTable.all[number].endpoint, to: request) {
                store.decide(on: request, RouteTable.all[number])
            } else {
                .answer(problems.answer(Self.hidden, to: request))
            }
        case .failure(.search(let number)): search.decide(on: request, RouteTable.all[number].endpoint)
        // It is made elsewhere than on the loop.
        case .failure(.later), .failure(.packed): .receiveBody(byteCountMaximum: 0)
        }
    }

    package func answer(
        _ request: HTTPRequest, body: [UInt8], reply: @escaping @Sendable (HTTPAnswer) -> Void
    ) {
        let path = request.head.span.extracting(request.path)
        guard let match = router.match(path) else { return assertionFailure("a body for no endpoint") }
        let mark = { @Sendable [deprecations] answer in reply(deprecations.mark(answer, at: match.endpoint)) }
        let reply = deprecations.isEmpty ? reply : mark
        switch library.resources[match.endpoint] {
        case .inSearch: return search.answer(request, reply: reply)
        case .inStore: break
        case .negotiated, .items, .list, .made, .sectionLists, .sections:
            return Self.lateQueue.async { reply(lateAnswer(to: request)) }
        }
        let exchange = Exchange(request, store.common, reply)
        let endpoint = RouteTable.all[match.endpoint].endpoint
        if endpoint == .metrics, let source = operations.metrics {
            return MetricsEndpoint(source: source).answer(exchange)
        }
        store.answer(exchange, endpoint, id: path.text(match.parameters.first), body: body)
    }

    package func refusal(of error: RequestError, requestID: String) -> HTTPResponse {
        // Nobody knows for which resource it was meant: perhaps for one whose every answer says whom to call.
        Problem(
            kind: ProblemKind(refusing: error), detail: error.explanation, crisis: store.common.crisisObjects
        ).response(instance: nil, requestID: requestID)
    }

    /// Makes what was asked for before its turn. A queue of its own, so that no more than one of them is in work at a time.
    private static let lateQueue = DispatchQueue(label: "late representations")

    private func lateAnswer(to request: HTTPRequest) -> HTTPAnswer {
        var endpoint: Int?
        var found = answer(request, &endpoint)
        if case .failure(.later(let representation)) = found {
            representation.make(by: GzipEncoder())
            found = answer(request, &endpoint)
        }
        if case .failure(.packed(let representation)) = found { return .prepared(representation.unpacked()) }
        switch decide(on: request) {
        case .answer(let answer): return answer
        case .receiveBody:
            assertionFailure("made, and still not there")
            return .response(
                Problem(kind: .notReady, detail: "Try again.").response(instance: nil, requestID: request.idText))
        }
    }

    /// The answer of content, made now where it is not made yet; `nil` where the store or the search answers. Not for a loop.
    func contentAnswer(to request: HTTPRequest) -> HTTPAnswer? {
        var endpoint: Int?
        switch answer(request, &endpoint) {
        case .failure(.store), .failure(.search): return nil
        case .success, .failure: return lateAnswer(to: request)
        }
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
        /// What was asked for is not made yet.
        case later(Representation)
        /// It is kept in gzip alone, and this client takes none.
        case packed(Representation)
    }

    private func answer(_ request: HTTPRequest, _ endpoint: inout Int?) -> Result<PreparedResponse, Detour> {
        // RFC 9110 §7.4: we have no TLS of our own, so only a proxy that has may ask for https.
        if request.targetIsHTTPS, !proxies.sent(request) { return .failure(.problem(misdirected)) }
        if request.targetForm == .asterisk { return .success(serverOptions.answer(request)) }
        let head = request.head.span
        let path = head.extracting(request.path)
        guard let match = router.match(path) else { return .failure(unknownPath(request)) }
        endpoint = match.endpoint
        if operations.audience == .operators, !operations.shows(RouteTable.all[match.endpoint].endpoint, to: request) {
            return .failure(.problem(Self.hidden))
        }
        guard request.method == .get || request.method == .head else { return otherMethod(request, match.endpoint) }
        switch library.resources[match.endpoint] {
        case .negotiated(let formats): return serve(formats, request)
        case .items(let shelf): return item(on: shelf, request, path.extracting(match.parameters.first))
        case .made(let endpoint): return make { () throws(Problem) in try endpoint.answer(request) }
        case .list(let list):
            guard request.hasQuery else { return serve(list.start, request) }
            return make { () throws(Problem) in try list.answer(request) }
        case .sectionLists(let shelf), .sections(let shelf): return section(on: shelf, request, path, match.parameters)
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
        case .formats(let formats):
            guard request.hasQuery, let entries = shelf.entries, entries.has(id) else { return serve(formats, request) }
            return make { () throws(Problem) in try entries.answer(request, id: id) }
        case .alias(let href): return .failure(.redirect(href))
        case .gone(let prepared): return .success(prepared)
        case nil:
            switch shelf.miss(id) {
            case .moved(let href): return .failure(.redirect(href))
            case .gone(let answer): return .success(answer)
            case .missing(let detail): return .failure(.problem(Problem(kind: .notFound, detail: detail)))
            }
        }
    }

    /// A section of an entry, or the list of them.
    private func section(
        on shelf: Library.SectionShelf, _ request: HTTPRequest, _ path: Span<UInt8>, _ place: RouteParameters
    ) -> Result<PreparedResponse, Detour> {
        let id = path.extracting(place.first)
        switch shelf.entries[id] {
        case .sections(let sections):
            if place.second.isEmpty { return serve(sections.list, request) }
            return item(on: sections.shelf, request, path.extracting(place.second))
        case .gone(let answer): return .success(answer)
        // What stands behind the name goes along.
        case .alias(let href): return .failure(.redirect(href + path.text(place.first.upperBound..<path.count)))
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

    private func serve(_ formats: Formats, _ request: HTTPRequest) -> Result<PreparedResponse, Detour> {
        if let problem = QueryRules.refusal(request) { return .failure(.problem(problem)) }
        // Accept-Language is disregarded where all is in English (RFC 9110 §12.5.4).
        switch formats.answer(request) {
        case .answer(let prepared): return .success(prepared)
        case .problem(let problem): return .failure(.problem(problem))
        case .later(let representation): return .failure(.later(representation))
        case .packed(let representation): return .failure(.packed(representation))
        }
    }

    // MARK: Detours

    private var misdirected: Problem {
        Problem(
            kind: .misdirectedRequest, detail: "The target says https, and this connection is not encrypted.",
            crisis: store.common.crisisObjects)
    }

    /// The same for whatever is not to be seen here.
    private static let hidden = Problem(
        kind: .notFound,
        detail: "Nothing is at this path here. Metrics are for this machine alone, or at the operations address.")

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
