import ContactRequests
import Synchronization

/// Whether new clients should be sent here. Set by whoever stops the server.
package final class Readiness: Sendable {
    private let draining = Atomic(false)

    package init() {}

    /// From now on `/readyz` is 503, so that a load balancer looks elsewhere.
    package func beginDrain() { draining.store(true, ordering: .relaxed) }

    package var isDraining: Bool { draining.load(ordering: .relaxed) }
}

/// `GET /readyz`: 200 while a contact request could be kept and the server is not stopping. Content is loaded before the server listens.
struct ReadinessEndpoint: Sendable {
    let store: any ContactRequestStore
    let readiness: Readiness

    func answer(_ exchange: Exchange) {
        if let problem = exchange.plainRefusal { return exchange.refuse(problem) }
        if readiness.isDraining {
            return exchange.refuse(Problem(kind: .notReady, detail: "The server is stopping."))
        }
        store.checkHealth { result in
            switch result {
            case .success: exchange.answer(.ok, ["status": "ok", "checks": ["content": "ok", "store": "ok"]])
            case .failure(let error):
                exchange.refuse(Problem(kind: .notReady, detail: "The store is not well: \(error.cause)."))
            }
        }
    }
}

extension ContactRequestStoreError {
    /// For operators. Nothing of a contact request is in it.
    fileprivate var cause: String {
        switch self {
        case .unavailable(let failure): failure.rawValue
        case .queueFull: "its queue is full"
        case .keyReused, .keyInUse, .notFound, .stale, .stepNotAllowed: StoreFailure.other.rawValue
        }
    }
}
