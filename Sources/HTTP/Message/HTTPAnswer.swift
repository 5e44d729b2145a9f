/// What a handler answers with.
package enum HTTPAnswer: Sendable {
    case prepared(PreparedResponse)
    case response(HTTPResponse)
    /// A body made for one request behind a head that is the same for many.
    case sharedHead(PreparedHead, body: [UInt8])

    package var status: HTTPStatus {
        switch self {
        case .prepared(let prepared): prepared.status
        case .response(let response): response.status
        case .sharedHead(let head, _): head.status
        }
    }
}

/// What a handler makes of a request when only its head is there.
package enum HTTPDecision: Sendable {
    /// The head decides: this is the answer, and a body, if there is one, is not wanted. A client that waits for 100 (Continue) sees
    /// this instead.
    case answer(HTTPAnswer)
    /// Read the body, at most this many bytes of it, and come again with it. More is 413.
    ///
    /// Also for an answer that takes its time, such as one from a store: a request without a body comes again at once, with an empty one.
    case receiveBody(byteCountMaximum: Int)
}

/// What stands behind the server: it knows what to answer and nothing of sockets.
package protocol HTTPHandler: Sendable {
    /// Called on an event loop, when a head is complete. It must not block.
    func decide(on request: HTTPRequest) -> HTTPDecision

    /// As ``decide(on:)``, and notes which of the handler's endpoints the path led to, by a number that the handler gives them; it stays
    /// `nil` where the path leads to none. For whoever counts: a path itself may hold anything, and there may be any number of them.
    func decide(on request: HTTPRequest, at endpoint: inout Int?) -> HTTPDecision

    /// Called on an event loop for a request whose body ``decide(on:)`` asked for. It must not block.
    ///
    /// `reply` is to be called once, from any thread, now or later; calls after the first do nothing. Until then the connection reads
    /// nothing more.
    func answer(_ request: HTTPRequest, body: [UInt8], reply: @escaping @Sendable (HTTPAnswer) -> Void)

    /// The answer to bytes that are not a request; the connection is closed after it. Its `X-Request-Id` will bear `requestID`.
    func refusal(of error: RequestError, requestID: String) -> HTTPResponse
}

extension HTTPHandler {
    /// A handler without endpoints.
    package func decide(on request: HTTPRequest, at endpoint: inout Int?) -> HTTPDecision { decide(on: request) }
}
