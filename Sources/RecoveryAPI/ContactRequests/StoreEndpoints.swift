import ContactRequests
import Content
import HTTP

/// The endpoints that are answered by the store of contact requests, each time anew.
///
/// A request comes twice: with its head, when only what needs no body is answered, and with its body. The answer is given when the store has
/// it, from the store's queue.
struct StoreEndpoints: Sendable {
    let common: ContactAnswers
    private let intake: ContactRequestIntake
    private let receipts: ReceiptEndpoint
    let pages: PageEndpoints
    private let staff: StaffEndpoints
    private let readiness: ReadinessEndpoint

    /// The longest contact request has some 5,000 bytes, in a form with every letter percent-encoded.
    static let bodyByteCountMaximum = 16_384

    init(_ settings: ContactRequestSettings, _ content: ContentRepository, _ readiness: Readiness) {
        common = ContactAnswers(settings, content)
        intake = ContactRequestIntake(settings, content)
        receipts = ReceiptEndpoint(store: settings.store)
        pages = PageEndpoints(settings)
        staff = StaffEndpoints(store: settings.store, tokens: settings.staffTokens)
        self.readiness = ReadinessEndpoint(store: settings.store, readiness: readiness)
    }

    /// What the head alone decides.
    func decide(on request: HTTPRequest, _ route: RouteTable.Route) -> HTTPDecision {
        if request.method == .options {
            let origins = common.settings.allowedOrigins.fields(for: request)
            let fields =
                request.isPreflight
                ? CommonFields.preflight(route.methods, origins: origins)
                : CommonFields.options(route.methods, origins: origins)
            return .answer(.response(HTTPResponse(.noContent, fields: fields)))
        }
        guard route.methods.contains(request.method) else {
            let exchange = Exchange(request, common) { _ in }
            return .answer(.response(exchange.response(to: Problem(wrongMethod: request.method, of: route))))
        }
        return .receiveBody(byteCountMaximum: Self.bodyByteCountMaximum)
    }

    /// Answers a request whose body is there. `id` is what stands in the path's place, if the route has one.
    func answer(_ exchange: Exchange, _ endpoint: RouteTable.Endpoint, id: String, body: [UInt8]) {
        switch endpoint {
        case .readiness: readiness.answer(exchange)
        case .contactRequests:
            if exchange.request.method == .post { intake.answer(exchange, body) } else { staff.list(exchange) }
        case .contactRequest: answer(exchange, id: id, body)
        case .received: pages.received(exchange)
        case .withdrawal:
            if exchange.request.method == .post {
                pages.withdraw(exchange, body)
            } else {
                pages.withdrawalForm(exchange)
            }
        case .index, .navigation, .collection, .entry, .sections, .section, .crisisResources, .sponsoredListings,
            .problems, .problem,
            .liveness,
            .description, .documentation, .documentationScript, .consent, .search, .suggest, .metrics, .comparison,
            .changes, .jsonFeed, .siteMap, .robots,
            .apiCatalog, .securityText:
            assertionFailure("\(endpoint) is answered without the store")
            exchange.refuse(.unknownContactRequest)
        }
    }

    private func answer(_ exchange: Exchange, id text: String, _ body: [UInt8]) {
        let request = exchange.request
        let id = ContactRequestID(text)
        switch request.method {
        case .delete: receipts.withdraw(id, exchange)
        case .get where !request.has(.authorization), .head where !request.has(.authorization):
            receipts.read(id, exchange)
        // Staff are told that they are not known before they learn whether a record is there.
        case .get, .head: staff.read(id, exchange)
        case .patch: staff.change(id, exchange, body)
        case .options, .post, .put, .trace, .query: assertionFailure("\(request.method) was refused before")
        }
    }
}

extension Problem {
    /// 405 with its complete `Allow`, RFC 9110 §15.5.6.
    init(wrongMethod method: HTTPMethod, of route: RouteTable.Route) {
        let allowed = route.methods.map(\.name).joined(separator: ", ")
        self.init(
            kind: .methodNotAllowed, detail: "This resource has \(allowed), not \(method.name).",
            fields: [HTTPResponse.Field("Allow", allowed)])
    }

    /// The same for an id that never was and for a text that is none.
    static let unknownContactRequest = Problem(
        kind: .notFound, detail: "There is no contact request with this id. It is the one that its answer gave.")
}
