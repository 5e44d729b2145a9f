import CEpoll
import Glibc
import HTTP

/// Bytes in, actions of the connection's automaton, bytes out.
extension EventLoop {
    // MARK: In

    func read(_ connection: Connection) {
        // An event that was fetched together with what paused this connection.
        guard connection.output == nil else { return }
        guard !connection.machine.isAnswering else {
            connection.sentWhileAnswering = true
            return settle(connection)
        }
        let number = connection.descriptor.number
        switch systemCall({ unsafe recv(number, receiveBuffer, Self.receiveBufferByteCount, 0) }) {
        case .wouldBlock: return
        case .failed: return close(connection)
        case .done(0):
            if connection.machine.peerClosed() { return close(connection) }
            settle(connection)
        case .done(let count):
            let received = unsafe UnsafeBufferPointer(start: receiveBuffer, count: count)
            if connection.input.isEmpty {
                process(connection, unsafe Span(_unsafeElements: received))
            } else {
                unsafe connection.input.append(contentsOf: received)
                processInput(of: connection)
            }
        }
    }

    /// Goes on with bytes that are here already.
    private func processInput(of connection: Connection) {
        let input = connection.input
        connection.input = []
        process(connection, input.span)
    }

    /// Gives bytes to the automaton, does what it says, keeps what it leaves, and sends the answers.
    private func process(_ connection: Connection, _ bytes: Span<UInt8>) {
        var position = 0
        var answered = false
        // Out of the loop while it is used: a property of a class would be copied, with two references to count, for each call it is given to.
        var request = HTTPRequest()
        swap(&request, &scratch)
        defer { swap(&request, &scratch) }
        request.id = nextRequestID()
        request.time = clock.seconds
        request.peer = connection.peer
        request.arrival = now
        // Each round takes a request or stops.
        loop: while true {
            switch connection.machine.receive(bytes, at: &position, into: &request) {
            case .read: break loop
            case .decide: answered = decide(&request, connection) || answered
            case .answer(let body): askLater(connection, body)
            case .refuse(let error): refuse(connection, error, request)
            }
            if batch.isFull { flush(connection) }
            if connection.machine.isAnswering || connection.output != nil || connection.machine.isClosed { break }
            request.id = nextRequestID()
        }
        if position < bytes.count { connection.input = bytes.array(position..<bytes.count) }
        flush(connection)
        settle(connection, afterExchange: answered)
    }

    // MARK: Actions

    /// Asks the handler about a head. Returns whether it was answered.
    private func decide(_ request: inout HTTPRequest, _ connection: Connection) -> Bool {
        var endpoint: Int?
        let decision = handler.decide(on: request, at: &endpoint)
        request.endpoint = endpoint
        switch decision {
        case .answer(let answer):
            send(answer, to: request, connection)
            return true
        case .receiveBody(let byteCountMaximum):
            switch connection.machine.bodyIsWanted(by: request, byteCountMaximum: byteCountMaximum) {
            case .read: (connection.request, connection.handler) = (request, handler)
            case .sendContinue:
                (connection.request, connection.handler) = (request, handler)
                batch.appendContinue()
            case .refuse(let error): refuse(connection, error, request)
            }
            return false
        }
    }

    /// Gives a request with its body to the handler, whose answer comes back by the queue, however soon it is given.
    private func askLater(_ connection: Connection, _ body: [UInt8]) {
        guard let request = connection.request, let handler = connection.handler else {
            return assertionFailure("a body without its head")
        }
        connection.handler = nil
        flush(connection)
        connection.answerNumber += 1
        connection.sentWhileAnswering = false
        let token = connection.token
        let number = connection.answerNumber
        handler.answer(request, body: body) { [self] answer in
            let late = LateAnswers.LateAnswer(answer: answer, token: token, number: number)
            if lateAnswers.add(late) { queue.async { self.takeLateAnswers() } }
        }
    }

    private func takeLateAnswers() {
        clock.update()
        noteTime()
        let (answers, hasMore) = lateAnswers.take(atMost: Self.lateAnswerCountMaximum)
        for late in answers { answerArrived(late.answer, late.token, number: late.number) }
        observer?.turnEnded()
        // Behind the sockets, if they have something.
        if hasMore { queue.async { self.takeLateAnswers() } }
    }

    private func answerArrived(_ answer: HTTPAnswer, _ token: ConnectionToken, number: Int) {
        guard let connection = connections[token], connection.answerNumber == number, connection.machine.isAnswering,
            let request = connection.request
        else { return observer?.answerCame(isLost: true) ?? () }
        observer?.answerCame(isLost: false)
        connection.request = nil
        send(answer, to: request, connection)
        flush(connection)
        resume(connection)
    }

    /// `head` is what came of a head, if the connection has none.
    private func refuse(_ connection: Connection, _ error: RequestError, _ head: HTTPRequest) {
        // The head, if there is one, so that the client finds its own name for the request again.
        let request = connection.request ?? head
        connection.request = nil
        let response = handler.refusal(of: error, requestID: request.idText)
        let ending = ResponseEncoder.Ending(date: clock.date, keepsAlive: false, version: .http11)
        let byteCount = batch.append(.response(response), to: request, ending)
        observer?.refused(error)
        observer?.answered(request, status: response.status, byteCount: byteCount)
    }

    private func send(_ answer: HTTPAnswer, to request: HTTPRequest, _ connection: Connection) {
        var closing = isDraining
        if case .response(let response) = answer, response.closesConnection { closing = true }
        let keepsAlive = connection.machine.answered(request, closing: closing)
        let byteCount = batch.append(
            answer, to: request,
            ResponseEncoder.Ending(date: clock.date, keepsAlive: keepsAlive, version: request.version))
        observer?.answered(request, status: answer.status, byteCount: byteCount)
    }

    // MARK: Out

    private func flush(_ connection: Connection) {
        guard !batch.isEmpty else { return }
        guard connection.output == nil else {
            assertionFailure("an answer before the last one is sent")
            return batch.removeAll()
        }
        do {
            connection.output = try batch.send(to: connection.descriptor.number)
        } catch {
            close(connection)
        }
        if let observer {
            noteTime()
            observer.sent(at: now)
        }
    }

    /// Where anybody observes, looks at the clock: at the start of a turn and when answers are sent. The end of one exchange is then the start of the next.
    func noteTime() {
        if observer != nil { now = LoopClock.nanoseconds() }
    }

    func continueWriting(_ connection: Connection) {
        guard var output = connection.output else { return }
        do {
            let isComplete = try output.send(to: connection.descriptor.number)
            connection.output = isComplete ? nil : output
            if isComplete { resume(connection) } else { settle(connection) }
        } catch {
            close(connection)
        }
    }

    /// Goes on after an answer was given late or went out late.
    private func resume(_ connection: Connection) {
        guard connections[connection.token] != nil else { return }
        guard connection.output == nil, !connection.input.isEmpty, !connection.machine.isAnswering else {
            return settle(connection, afterExchange: true)
        }
        processInput(of: connection)
    }

    // MARK: State

    /// Brings epoll and the deadline in step with what the connection is doing now. After an exchange, what is waited for starts anew even where
    /// it has the same name.
    private func settle(_ connection: Connection, afterExchange: Bool = false) {
        guard connections[connection.token] != nil else { return }
        if connection.output == nil {
            if connection.machine.isClosed { return close(connection) }
            finishWriting(connection)
        }
        let interest = connection.wantedInterest
        if interest != connection.interest {
            connection.interest = interest
            do { try epoll.change(connection.descriptor.number, to: interest, token: connection.token.bits) } catch {
                return close(connection)
            }
        }
        setDeadline(of: connection, afterExchange: afterExchange)
    }

    private func setDeadline(of connection: Connection, afterExchange: Bool) {
        let waiting = connection.currentWaiting
        if afterExchange || waiting != connection.waiting {
            connection.waiting = waiting
            connection.waitingSince = clock.milliseconds
        } else if !waiting.isPaced {
            return
        }
        var allowance = allowances[waiting]
        if waiting.isPaced { allowance += Int64(connection.byteCountMeanwhile) * 1_000 / allowances.byteRateMinimum }
        connections.setDeadline(connection.waitingSince + allowance, of: connection.token)
    }

    /// After the last answer the client is told that nothing more comes; then we wait for its close (RFC 9112 §9.6).
    private func finishWriting(_ connection: Connection) {
        guard connection.machine.isLingering, !connection.isShutDown else { return }
        connection.isShutDown = true
        _ = shutdown(connection.descriptor.number, recovery_shut_wr)
    }

    func expire(_ connection: Connection) {
        let change = connection.output == nil ? .timedOut(connection.machine.waiting) : ConnectionChange.writingTimedOut
        observer?.connectionChanged(change)
        guard connection.output == nil, let error = connection.machine.deadlinePassed() else {
            return close(connection)
        }
        scratch.id = nextRequestID()
        scratch.peer = connection.peer
        scratch.arrival = now &- UInt64(max(0, clock.milliseconds - connection.waitingSince)) &* 1_000_000
        let input = connection.input
        scratch.takeMethodAlone(of: input.span)
        refuse(connection, error, scratch)
        flush(connection)
        settle(connection)
    }

    func close(_ connection: Connection) {
        guard connections[connection.token] != nil else { return }
        connections.remove(connection.token)
        peers.leave(connection.peer)
        finishDrainIfEmpty()
    }
}
