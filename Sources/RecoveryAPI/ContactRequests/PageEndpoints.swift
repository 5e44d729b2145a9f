import ContactRequests
import HTTP

/// What a browser sees after its contact request was kept, and how it takes the request back: what programs do with `DELETE`.
struct PageEndpoints: Sendable {
    private let store: any ContactRequestStore
    private let consent: ConsentText
    private let providerName: String?

    /// The field of the form.
    static let receiptField = "receipt"
    private static let types = [RequestBodyType.urlEncodedType, RequestBodyType.multipartType]

    init(_ settings: ContactRequestSettings) {
        store = settings.store
        consent = settings.consent.current
        providerName = settings.providerName
    }

    func received(_ exchange: Exchange) {
        if let problem = refusal(exchange) { return exchange.refuse(problem) }
        exchange.answer(.ok, received(ReceiptCookie.id(in: exchange.request)))
    }

    private func received(_ receipt: ContactRequestID?) -> Page {
        ReceivedPage(consent: consent, providerName: providerName, receipt: receipt).page
    }

    func withdrawalForm(_ exchange: Exchange) {
        if let problem = refusal(exchange) { return exchange.refuse(problem) }
        exchange.answer(.ok, Self.emptyForm)
    }

    private static let emptyForm = WithdrawalPage(receipt: "", fault: nil).page

    /// The personal data goes at once; a second time says the same again.
    func withdraw(_ exchange: Exchange, _ body: [UInt8]) {
        if let problem = refusal(exchange) { return exchange.refuse(problem) }
        do throws(Problem) {
            let text = try receipt(in: body, exchange.request)
            guard let id = ContactRequestID(Self.normalized(text)) else { return refuse(text, exchange) }
            if let problem = exchange.preconditionRefusal { throw problem }
            store.withdraw(id, at: exchange.now) { result in
                switch result {
                case .success: exchange.answer(.ok, Self.withdrawn, fields: [ReceiptCookie.forgetting])
                case .failure(.notFound): refuse(text, exchange)
                case .failure(let error): exchange.refuse(Problem(error))
                }
            }
        } catch {
            exchange.refuse(error)
        }
    }

    private static let withdrawn = WithdrawnPage().page

    /// The page that an operation of the description shows when all is well, to a browser without a receipt.
    func example(of operation: DescribedOperation) -> Page? {
        switch (operation.method, operation.path) {
        case ("GET", RouteTable.received): received(nil)
        case ("GET", RouteTable.withdrawal): Self.emptyForm
        case ("POST", RouteTable.withdrawal): Self.withdrawn
        default: nil
        }
    }

    /// The same for an id that never was and for a text that is none.
    private func refuse(_ text: String, _ exchange: Exchange) {
        let fault =
            "No request has this receipt. It has 32 digits and letters from a to f, as the page after your request showed it."
        exchange.answer(.unprocessableContent, WithdrawalPage(receipt: text, fault: fault).page)
    }

    private func refusal(_ exchange: Exchange) -> Problem? {
        if let problem = QueryRules.refusal(exchange.request) { return problem }
        if exchange.request.quality(of: .html) > 0 { return nil }
        return Problem(kind: .notAcceptable, detail: "This resource exists as \(MediaType.html.description).")
    }

    private func receipt(in body: [UInt8], _ request: HTTPRequest) throws(Problem) -> String {
        guard let type = RequestBodyType(of: request), let fields = try RequestForm.fields(body, type) else {
            throw RequestBodyType.problem(with: request, field: "Accept-Post", types: Self.types)
        }
        return fields.first { $0.name == Self.receiptField }?.value ?? ""
    }

    /// People read it from paper: in groups, in capitals.
    private static func normalized(_ text: String) -> String {
        text.filter { $0 != " " && $0 != "-" }.lowercased()
    }
}
