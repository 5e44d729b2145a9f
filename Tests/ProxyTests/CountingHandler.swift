import HTTP
import Locking

/// Answers every request with its own method and path, and remembers which it saw: what a proxy in front believes to have sent can be held against it.
final class CountingHandler: HTTPHandler {
    /// A request as it arrived, or bytes that were none.
    struct Arrival: Sendable, Equatable {
        /// The proxy's mark, if it is one of the proxy's requests; else one that the server made up.
        let id: String
        /// Method and path, or the error.
        let line: String
        let isRefused: Bool
    }

    private let arrivals = Locked([Arrival]())
    /// The one path whose answer never comes.
    static let silent = "/silent"

    /// Everything that arrived since the last call.
    func takeArrivals() -> [Arrival] {
        arrivals.withLock { arrivals in
            defer { arrivals = [] }
            return arrivals
        }
    }

    func decide(on request: HTTPRequest) -> HTTPDecision {
        let line = "\(request.method.name) \(request.text(request.path))"
        arrivals.withLock { $0.append(Arrival(id: request.idText, line: line, isRefused: false)) }
        return .receiveBody(byteCountMaximum: 100_000)
    }

    func answer(_ request: HTTPRequest, body: [UInt8], reply: @escaping @Sendable (HTTPAnswer) -> Void) {
        let path = request.text(request.path)
        if path == Self.silent { return }
        reply(.response(HTTPResponse(.ok, body: Array("\(path) \(body.count)\n".utf8))))
    }

    func refusal(of error: RequestError, requestID: String) -> HTTPResponse {
        arrivals.withLock { $0.append(Arrival(id: requestID, line: "\(error)", isRefused: true)) }
        return HTTPResponse(error.status, body: Array("\(error)\n".utf8))
    }
}
