/// Whoever counts and logs what happens on one event loop. Each loop has its own, called on that loop's queue alone: an observer needs no lock, and
/// must neither block nor take long.
package protocol LoopObserver: AnyObject {
    /// An answer to `request` is ready to be sent; its head and body have `byteCount` bytes. Followed by ``sent(at:)``.
    func answered(_ request: HTTPRequest, status: HTTPStatus, byteCount: Int)

    /// All that was answered since the last call is with the kernel, or waits for a client to read. `now` counts nanoseconds, as
    /// ``HTTPRequest/arrival`` does.
    func sent(at now: UInt64)

    /// A request could not be read. Its refusal is ``answered(_:status:byteCount:)`` besides.
    func refused(_ error: RequestError)

    /// A handler's answer came from another queue; `isLost` if its connection was gone by then.
    func answerCame(isLost: Bool)

    func connectionChanged(_ change: ConnectionChange)

    /// A turn of the loop began this much later than its timer asked for.
    func lagged(by nanoseconds: UInt64)

    /// The loop has done all that was to be done and rests until something happens.
    func turnEnded()
}

/// What becomes of connections.
package enum ConnectionChange: Equatable, Sendable {
    case accepted
    case refused(ConnectionRefusal)
    /// No descriptor or no room: nobody is accepted for a while.
    case acceptingPaused
    /// The longest idle one was closed to make room.
    case evicted
    /// The time for what was waited for is over.
    case timedOut(ConnectionStateMachine.Waiting)
    /// It did not read its answer in time.
    case writingTimedOut
}

/// Why a connection was closed before its first request.
package enum ConnectionRefusal: String, CaseIterable, Sendable {
    /// Its address has as many as one may have.
    case tooManyOfAddress
    /// The kernel did not let us watch it.
    case failed
}

/// How many connections of a loop are doing what, at one moment.
package struct ConnectionCounts: Equatable, Sendable {
    /// Between requests.
    package var idle = 0
    package var receivingHead = 0
    package var receivingBody = 0
    /// A request is with its endpoint.
    package var answering = 0
    /// An answer waits for its client to read.
    package var writing = 0
    /// After the last answer, until the client closes.
    package var closing = 0

    package init() {}
}
