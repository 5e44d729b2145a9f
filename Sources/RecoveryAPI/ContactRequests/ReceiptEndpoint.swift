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
        if let problem = exchange.preconditionRefusal { return refuse(problem, id, exchange) }
        store.withdraw(id, at: exchange.now) { result in
            switch result {
            case .success: exchange.answerNothing()
            case .failure(let error): exchange.refuse(Problem(error))
            }
        }
    }
    /// RFC 9110 §13.2.1: a precondition counts only where all else is well, so nothing fails of what is not there.
    private func refuse(_ problem: Problem, _ id: ContactRequestID, _ exchange: Exchange) {
        store.receipt(id) { result in
            switch result {
            case .success: exchange.refuse(problem)
            case .failure(let error): exchange.refuse(Problem(error))
            }
        }
    }
}
