import ContactRequests
import HTTP

/// What the sender may do with the receipt: see the status, and withdraw.
struct ReceiptEndpoint: Sendable {
    let store: any ContactRequestStore

    func read(_ id: ContactRequestID?, _ exchange: Exchange) {
        if let problem = exchange.plainRefusal { return exchange.refuse(problem) }
        guard let id else { return exchange.refuse(.unknownContactRequest) }
        store.receipt(id) { result in
            switch result {
            case .success(let receipt): exchange.answer(.ok, receipt.representation)
            case .failure(let error): exchange.refuse(Problem(error))
            }
        }
    }

    /// The personal data goes at once. A second time is 204 again, so that a lost answer does no harm.
    func withdraw(_ id: ContactRequestID?, _ exchange: Exchange) {
        if let problem = QueryRules.refusal(exchange.request) { return exchange.refuse(problem) }
        guard let id else { return exchange.refuse(.unknownContactRequest) }
        if let problem = exchange.preconditionRefusal { return exchange.refuse(problem) }
        store.withdraw(id, at: exchange.now) { result in
            switch result {
            case .success: exchange.answerNothing()
            case .failure(let error): exchange.refuse(Problem(error))
            }
        }
    }
}
