import ContactRequests
import Content
import HTTP

/// `POST /contact-requests`.
struct ContactRequestIntake: Sendable {
    private let store: any ContactRequestStore
    private let rules: IntakeRules
    private let returnHosts: ReturnHosts
    private let proxies: TrustedProxies
    private let limiter: RateLimiter?
    private let clock: @Sendable () -> Int
    private let counts: IntakeCounts

    init(_ settings: ContactRequestSettings, _ content: ContentRepository) {
        store = settings.store
        rules = IntakeRules(
            consent: settings.consent, programs: Set(content.collection(.program).entries.map(\.id)),
            timeZones: settings.timeZones)
        returnHosts = settings.returnHosts
        proxies = settings.trustedProxies
        limiter = settings.limiter ?? settings.rateLimit.map { RateLimiter($0) }
        clock = settings.clock
        counts = settings.counts
    }

    func answer(_ exchange: Exchange, _ body: [UInt8]) {
        var exchange = exchange
        do throws(Problem) {
            try limit(&exchange)
            if let problem = QueryRules.refusal(exchange.request) { throw problem }
            guard max(exchange.request.quality(of: .json), exchange.request.quality(of: .html)) > 0 else {
                throw Problem(
                    kind: .notAcceptable,
                    detail: "The answer is \(MediaType.json.description) or \(MediaType.html.description).")
            }
            let key = try IdempotencyKey.read(exchange.request)
            let fields = try ContactRequestFields.read(body, of: exchange.request)
            guard let draft = read(fields, exchange) else { return counts.count(.refused) }
            if let problem = exchange.preconditionRefusal { throw problem }
            let returnTo = fields.isForm ? fields.texts[.returnTo]?.nonEmpty : nil
            keep(draft, key: key, returnTo: returnTo, exchange)
        } catch {
            counts.count(error.kind == .tooManyRequests ? .rateLimited : .refused)
            exchange.refuse(error)
        }
    }

    /// Counts the request, whatever it turns out to be, and adds the fields of the limit to its answer.
    private func limit(_ exchange: inout Exchange) throws(Problem) {
        guard let limiter else { return }
        let grant = limiter.take(proxies.client(of: exchange.request), at: clock())
        exchange.fields += limiter.fields(for: grant)
        guard grant.isAllowed else {
            throw Problem(
                kind: .tooManyRequests, detail: "Nothing was kept. Try again in \(grant.secondsUntilNext) seconds.")
        }
    }

    /// The draft, or `nil` when every fault was answered.
    private func read(_ fields: ContactRequestFields, _ exchange: Exchange) -> ContactRequestDraft? {
        var faults: [ContactRequestFault] = []
        var draft: ContactRequestDraft?
        do throws(ContactRequestFaults) {
            draft = try ContactRequestDraft.read(
                fields.values, rules: rules, page: exchange.consentPage, at: exchange.now)
        } catch {
            faults = error.faults
        }
        if let fault = returnFault(fields) { faults.append(fault) }
        guard !faults.isEmpty || !fields.unknown.isEmpty else { return draft }
        if exchange.wantsPage, fields.unknown.isEmpty {
            let page = FaultsPage(faults: faults, values: fields.texts, form: exchange.common.form).page
            exchange.answer(.unprocessableContent, page)
        } else {
            let all =
                faults.map { Problem.Fault(detail: $0.message, place: fields.place(of: $0.field)) } + fields.unknown
            exchange.refuse(
                Problem(kind: .invalidContactRequest, detail: "Nothing was kept. Mend each fault.", faults: all))
        }
        return nil
    }

    private func returnFault(_ fields: ContactRequestFields) -> ContactRequestFault? {
        switch fields.values[.returnTo] {
        case .text(let text):
            guard let text = text.nonEmpty, !returnHosts.allow(text) else { return nil }
            return ContactRequestFault(.returnTo, .unknown, "This address is not one that the server may send you to.")
        case .boolean, .other, .repeated:
            return ContactRequestFault(.returnTo, .repeated, "Stands more than once.")
        case nil: return nil
        }
    }

    private func keep(_ draft: ContactRequestDraft, key: String?, returnTo: String?, _ exchange: Exchange) {
        let idempotency = key.map { Idempotency(key: $0, draft: draft) }
        let new = NewContactRequest(draft: draft, receivedAt: exchange.now, idempotency: idempotency)
        store.insert(new) { [counts] result in
            counts.count(.init(result, isSpam: draft.isSpam))
            switch result {
            case .success(.stored(let stored)), .success(.replayed(let stored)):
                exchange.confirm(stored, returnTo: returnTo)
            case .failure(let error): exchange.refuse(Problem(error))
            }
        }
    }
}

extension Exchange {
    /// Where the sender agreed: the page that held the form, or as much as its site lets us know.
    fileprivate var consentPage: ConsentPage? {
        for name in [HTTPFieldName.referer, .origin] where request.count(of: name) == 1 {
            if let page = request.firstValue(name).flatMap({ ConsentPage(request.text($0)) }) { return page }
        }
        return nil
    }

    /// Says that it is kept, the same whether it is spam and the second time. RFC 9110 §15.4.4: after 303 the browser gets a page, and going back or
    /// reloading sends nothing again.
    fileprivate func confirm(_ stored: StoredContactRequest, returnTo: String?) {
        if wantsPage {
            let target = returnTo ?? RouteTable.received
            let fields = [HTTPResponse.Field("Location", target), ReceiptCookie.field(for: stored.id)]
            return answer(.seeOther, MovedPage(target: target).page, fields: fields)
        }
        let location = HTTPResponse.Field("Location", ContactRequestPath.href(of: stored.id))
        answer(.created, stored.representation, fields: [location])
    }
}

extension IntakeCounts.Outcome {
    fileprivate init(_ result: Result<InsertOutcome, ContactRequestStoreError>, isSpam: Bool) {
        self =
            switch result {
            case .success(.stored): isSpam ? .trapped : .kept
            case .success(.replayed): .replayed
            case .failure(.keyReused), .failure(.keyInUse): .refused
            case .failure: .failed
            }
    }
}

extension String {
    fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
