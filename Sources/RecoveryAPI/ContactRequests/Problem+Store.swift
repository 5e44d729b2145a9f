import ContactRequests
import HTTP

/// The one table from what a store says to what a client is told.
extension Problem {
    init(_ error: ContactRequestStoreError) {
        switch error {
        case .keyReused:
            self.init(
                kind: .idempotencyKeyReused,
                detail: "This Idempotency-Key came with other fields before. Use a new one.")
        case .keyInUse:
            self.init(
                kind: .idempotencyKeyInUse, detail: "The first request with this Idempotency-Key is not answered yet.",
                fields: [Self.retry(after: 1)])
        case .queueFull:
            self.init(
                kind: .storeBusy, detail: "Nothing was kept. Try again in a moment.", fields: [Self.retry(after: 1)])
        case .unavailable:
            // The cause is for the operator, who finds it at /readyz.
            self.init(
                kind: .storeUnavailable, detail: "This is our fault and not yours. Try again in a moment.",
                fields: [Self.retry(after: 5)])
        case .notFound: self = .unknownContactRequest
        case .stale(let version):
            self.init(
                kind: .preconditionFailed,
                detail: "The current entity tag is \(ContactRequestTag.text(of: version)).")
        case .stepNotAllowed(let status):
            let steps = status.nextByStaff.map(\.rawValue).joined(separator: ", ")
            self.init(
                kind: .stepNotAllowed,
                detail: "From \(status.rawValue) there is \(steps.isEmpty ? "no step" : "a step to: \(steps)").")
        }
    }

    /// RFC 9110 §10.2.3.
    private static func retry(after seconds: Int) -> HTTPResponse.Field {
        HTTPResponse.Field("Retry-After", "\(seconds)")
    }
}
