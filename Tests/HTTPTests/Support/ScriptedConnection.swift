import HTTP

/// A connection that a script drives: the script says what happens and compares what the machine wants done.
///
/// A class, since a machine cannot be copied and `#expect` does not take calls that mutate a value.
final class ScriptedConnection {
    private var machine: ConnectionStateMachine
    private(set) var request = HTTPRequest()
    /// What has come and is not taken.
    private(set) var buffer: [UInt8] = []

    init(limits: HTTPLimits = HTTPLimits()) {
        machine = ConnectionStateMachine(limits: limits)
    }

    var isIdle: Bool { machine.isIdle }
    var isAnswering: Bool { machine.isAnswering }
    var isLingering: Bool { machine.isLingering }
    var isClosed: Bool { machine.isClosed }
    var waiting: ConnectionStateMachine.Waiting { machine.waiting }

    // MARK: Events

    /// These bytes come; with an empty text the machine is asked again about those that it has not taken.
    func receives(_ text: String) -> ConnectionStateMachine.Action {
        buffer.append(contentsOf: text.utf8)
        let bytes = buffer
        var position = 0
        let action = machine.receive(bytes.span, at: &position, into: &request)
        buffer.removeFirst(position)
        return action
    }

    /// The handler, asked about the head, wants its body.
    func wantsBody(byteCountMaximum: Int = 1_000) -> ConnectionStateMachine.BodyAction {
        machine.bodyIsWanted(by: request, byteCountMaximum: byteCountMaximum)
    }

    /// The handler's answer is there. Returns whether the connection stays.
    func answers(closing: Bool = false) -> Bool {
        machine.answered(request, closing: closing)
    }

    /// The client closes its half. Returns whether nothing is left to do.
    func peerCloses() -> Bool {
        machine.peerClosed()
    }

    /// The deadline passes. Returns what to refuse with.
    func deadlinePasses() -> RequestError? {
        machine.deadlinePassed()
    }

    /// The loop, which has one request for all of its connections, parses another's head into it.
    func lends(_ other: ScriptedConnection) {
        request = other.request
    }

    /// The server names the next request, as it does before it gives bytes in.
    func names(_ id: HTTPRequestID) {
        request.id = id
    }
}

extension ConnectionStateMachine.Action {
    /// The body is complete.
    static func answer(_ text: String) -> Self { .answer(body: Array(text.utf8)) }
}

/// A head, from its lines without line ends.
func head(_ lines: String...) -> String {
    lines.map { $0 + "\r\n" }.joined() + "\r\n"
}
