/// What one connection is doing, without a socket: bytes come in as events, and what has to happen comes out as actions.
///
///                  first byte               head complete            handler wants the body
///     awaitingHead ----------> receivingHead ----------> deciding --------------> receivingBody
///          ^                                                | answer                    | body complete
///          |                     no body left                v                          v
///          +----------------------------------------- discardingBody <----------- answering
///                                                           |     answer
///                        close asked for, or an error       v
///                                                       lingering ---> closed
///
/// Pipelined requests need no state of their own: bytes behind a request wait until its answer is given, and are then the start of
/// the next. After the last answer the connection lingers: it reads and forgets what the client still sends, since closing a socket with
/// unread bytes would reset it and could destroy the answer on its way (RFC 9112 §9.6). Deliberately absent: upgrades, and more than one
/// request in work at a time.
package struct ConnectionStateMachine: ~Copyable {
    private enum State {
        /// Between requests: nothing of the next one has come.
        case awaitingHead
        case receivingHead(HeadScanner)
        /// A head is with the handler.
        case deciding
        case receivingBody(BodyDecoder)
        /// A whole request is with the handler. Reading is paused, so pipelined bytes wait in the kernel.
        case answering
        /// The answer is given; the rest of a body that nobody wanted is read away.
        case discardingBody(BodyDecoder)
        case lingering
        case closed
    }

    /// What the connection has to do after bytes came.
    package enum Action: Equatable {
        /// Everything that could be taken is taken: wait for more.
        case read
        /// A head stands in the request: ask the handler, then say ``answered(_:closing:)`` or ``bodyIsWanted(by:byteCountMaximum:)``.
        case decide
        /// The body is complete: give it to the handler, and say ``answered(_:closing:)`` when its answer is there.
        case answer(body: [UInt8])
        /// Send the refusal; the connection lingers already.
        case refuse(RequestError)
    }

    /// What to do for a body that the handler wants.
    package enum BodyAction: Equatable {
        case read
        /// Send 100 (Continue) first: the client waits for it.
        case sendContinue
        case refuse(RequestError)
    }

    /// What the connection is waiting for, which decides how long it may.
    package enum Waiting: Sendable, CaseIterable {
        case forHead, forRestOfHead, forBody, forAnswer, forClose
    }

    private let limits: HTTPLimits
    private var state = State.awaitingHead
    /// The body so far; `nil` while none is being kept.
    private var body: [UInt8]?
    private var peerIsDone = false
    /// Whether the empty line that may precede a request has come.
    private var emptyLineIsSkipped = false

    package init(limits: HTTPLimits) {
        self.limits = limits
    }

    package var isClosed: Bool { if case .closed = state { true } else { false } }

    /// Whether a request is with the handler, so that no bytes may be given in.
    package var isAnswering: Bool { if case .answering = state { true } else { false } }

    package var isLingering: Bool { if case .lingering = state { true } else { false } }

    /// Whether it could be closed now without anybody noticing: no request has begun.
    package var isIdle: Bool { if case .awaitingHead = state { true } else { false } }

    /// Bytes of the body that is being kept, as far as it has come.
    package var bodyByteCount: Int { body?.count ?? 0 }

    package var waiting: Waiting {
        switch state {
        case .awaitingHead: .forHead
        case .receivingHead: .forRestOfHead
        case .receivingBody, .discardingBody: .forBody
        case .deciding, .answering: .forAnswer
        case .lingering, .closed: .forClose
        }
    }

    /// Takes bytes from `position` on, as far as one action.
    ///
    /// Bytes behind `position` at return are not taken: of a head that is not complete, everything has to be given again with what
    /// comes next.
    package mutating func receive(
        _ bytes: Span<UInt8>, at position: inout Int, into request: inout HTTPRequest
    ) -> Action {
        do throws(RequestError) {
            return try take(bytes, at: &position, into: &request)
        } catch {
            state = .lingering
            body = nil
            return .refuse(error)
        }
    }

    private mutating func take(
        _ bytes: Span<UInt8>, at position: inout Int, into request: inout HTTPRequest
    ) throws(RequestError) -> Action {
        // At most: rest of a discarded body, then a head.
        while true {
            switch state {
            case .awaitingHead:
                skipEmptyLine(bytes, at: &position)
                guard position < bytes.count else { return .read }
                if mayStartEmptyLine(bytes, at: position) { return .read }
                emptyLineIsSkipped = false
                request.forget()
                state = .receivingHead(HeadScanner())
            case .receivingHead(var scanner):
                let rest = bytes.extracting(position..<bytes.count)
                let headByteCount: Int?
                do { headByteCount = try scanner.headByteCount(in: rest, limits: limits) } catch {
                    // Since this head began, the request may have been another connection's.
                    request.takeMethodAlone(of: rest)
                    throw error
                }
                guard let headByteCount else {
                    state = .receivingHead(scanner)
                    return .read
                }
                let head = rest.extracting(0..<headByteCount)
                position += headByteCount
                try RequestHeadParser(limits: limits).parse(head, into: &request)
                state = .deciding
                return .decide
            case .receivingBody(var decoder):
                position = try decoder.decode(bytes, from: position, limits: limits, into: &body)
                guard decoder.isComplete else {
                    state = .receivingBody(decoder)
                    return .read
                }
                state = .answering
                return .answer(body: takeBody())
            case .discardingBody(var decoder):
                do { position = try decoder.decode(bytes, from: position, limits: limits, into: &body) } catch {
                    // The answer is gone already; a second one would answer a question nobody asked.
                    state = .lingering
                    continue
                }
                state = decoder.isComplete ? .awaitingHead : .discardingBody(decoder)
                if !decoder.isComplete { return .read }
            case .lingering, .closed:
                position = bytes.count
                return .read
            case .deciding, .answering:
                assertionFailure("bytes while the handler has the request")
                state = .closed
                return .read
            }
        }
    }

    /// RFC 9112 §2.2: a server should ignore an empty line before a request line; old clients sent one after a body. A second one is
    /// refused: a connection that sends nothing but line ends would never begin a request.
    private mutating func skipEmptyLine(_ bytes: Span<UInt8>, at position: inout Int) {
        guard !emptyLineIsSkipped, position + 1 < bytes.count, bytes[position] == ASCII.carriageReturn,
            bytes[position + 1] == ASCII.lineFeed
        else { return }
        position += 2
        emptyLineIsSkipped = true
    }

    /// Whether the next byte decides if this is an empty line to be ignored.
    private func mayStartEmptyLine(_ bytes: Span<UInt8>, at position: Int) -> Bool {
        !emptyLineIsSkipped && position + 1 == bytes.count && bytes[position] == ASCII.carriageReturn
    }

    private mutating func takeBody() -> [UInt8] {
        defer { body = nil }
        return body ?? []
    }

    /// The handler wants the body of the head that it was asked about.
    package mutating func bodyIsWanted(by request: HTTPRequest, byteCountMaximum: Int) -> BodyAction {
        guard case .deciding = state else {
            assertionFailure("body wanted in \(waiting)")
            state = .closed
            return .read
        }
        do throws(RequestError) {
            state = .receivingBody(try BodyDecoder(request.framing, byteCountMaximum: byteCountMaximum))
            body = []
            return request.expectsContinue ? .sendContinue : .read
        } catch {
            state = .lingering
            return .refuse(error)
        }
    }

    /// The answer to `request` is given. Returns whether the connection stays; if not, the answer has to say so,
    /// and when it is sent the connection lingers, or is closed where the client has closed its half.
    package mutating func answered(_ request: HTTPRequest, closing: Bool) -> Bool {
        switch state {
        case .deciding:
            // RFC 9110 §10.1.1: after a final answer instead of 100, the body may come or may not. Nobody can tell, so close.
            guard request.keepsAlive, !closing, !request.expectsContinue, !peerIsDone,
                let decoder = try? BodyDecoder(request.framing, byteCountMaximum: limits.discardedByteCountMaximum)
            else { break }
            state = decoder.isComplete ? .awaitingHead : .discardingBody(decoder)
            return true
        case .answering:
            guard request.keepsAlive, !closing, !peerIsDone else { break }
            state = .awaitingHead
            return true
        case .awaitingHead, .receivingHead, .receivingBody, .discardingBody, .lingering, .closed:
            // Our bug, not the client's: stop here in debug, lose only this connection in release.
            assertionFailure("answer given in \(waiting)")
        }
        state = peerIsDone ? .closed : .lingering
        return false
    }

    /// The client will send nothing more. Returns whether there is nothing left to do for it.
    ///
    /// A client that closes its half after the request still gets its answer.
    package mutating func peerClosed() -> Bool {
        peerIsDone = true
        switch state {
        case .deciding, .answering: return false
        case .awaitingHead, .receivingHead, .receivingBody, .discardingBody, .lingering, .closed:
            state = .closed
            return true
        }
    }

    /// The time for what it waits for is over. Returns what to refuse with, or `nil` to close without a word.
    package mutating func deadlinePassed() -> RequestError? {
        switch state {
        case .receivingHead:
            state = .lingering
            return .headTooSlow
        case .receivingBody:
            state = .lingering
            body = nil
            return .bodyTooSlow
        case .awaitingHead, .deciding, .answering, .discardingBody, .lingering, .closed:
            state = .closed
            return nil
        }
    }
}
