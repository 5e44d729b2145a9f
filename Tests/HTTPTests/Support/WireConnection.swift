import HTTP
import TestSupport

/// A connection as a server runs it, without a socket: it gives bytes to the machine in pieces and writes down, in the
/// words of the wire tables, what comes out. What must never happen is written down as a `fault`, which no table
/// expects.
struct WireConnection: ~Copyable {
    private let settings: WireSettings
    private var machine: ConnectionStateMachine
    private var request = HTTPRequest()
    /// What has come and is not taken.
    private var buffer: [UInt8] = []
    private var events: [String] = []
    private var takenByteCount = 0
    /// How many bytes were taken when the last event but `need more` came.
    private(set) var takenByteCountAtLastEvent = 0

    init(_ settings: WireSettings) {
        self.settings = settings
        machine = ConnectionStateMachine(limits: settings.limits)
    }

    /// Everything that comes of these pieces, one after the other.
    static func events(of pieces: [ArraySlice<UInt8>], _ settings: WireSettings) -> [String] {
        var connection = WireConnection(settings)
        for piece in pieces { connection.receive(piece) }
        return connection.finish()
    }

    mutating func receive(_ piece: ArraySlice<UInt8>) {
        buffer.append(contentsOf: piece)
        // The shortest request has more than 16 bytes and makes three rounds at most; what is beyond this is an endless
        // loop.
        for _ in 0..<(buffer.count + 8) where receiveOnce() { return }
        record("fault: rounds without taking bytes")
    }

    /// Returns whether the machine waits for more.
    private mutating func receiveOnce() -> Bool {
        var position = 0
        // A span of the property itself would lock all of `self`.
        let bytes = buffer
        let action = machine.receive(bytes.span, at: &position, into: &request)
        buffer.removeFirst(position)
        takenByteCount += position
        switch action {
        case .read:
            if machine.isLingering, !buffer.isEmpty { record("fault: a lingering connection keeps bytes") }
            return true
        case .decide: decide()
        case .answer(let body):
            record("body \"\(WireNotation.text(of: body))\"")
            answer()
        case .refuse(let error): refuse(error)
        }
        return false
    }

    private mutating func decide() {
        recordHead()
        guard settings.wantsBodies, request.framing != .noBody else {
            answer()
            return
        }
        switch machine.bodyIsWanted(by: request, byteCountMaximum: settings.bodyByteCountMaximum) {
        case .read: break
        case .sendContinue: record("continue")
        case .refuse(let error): refuse(error)
        }
    }

    private mutating func refuse(_ error: RequestError) {
        record("refuse \(error) \(error.status.code)")
        if !machine.isLingering { record("fault: goes on after a refusal") }
        // The answer will bear it, whatever the head is.
        if request.idText.isEmpty { record("fault: a refusal without a request id") }
    }

    private mutating func answer() {
        let stays = machine.answered(request, closing: false)
        if stays == machine.isLingering { record("fault: says that it stays and lingers, or neither") }
    }

    /// What has come of everything, and `need more` where something was begun and is not complete.
    consuming func finish() -> [String] {
        let isDone = machine.isLingering || (machine.isIdle && buffer.isEmpty)
        return isDone ? events : events + ["need more"]
    }

    private mutating func record(_ event: String) {
        events.append(event)
        takenByteCountAtLastEvent = takenByteCount
    }

    private mutating func recordHead() {
        var words = ["head", request.method.name, targetText]
        words.append(request.version == .http10 ? "HTTP/1.0" : "HTTP/1.1")
        if request.targetForm == .absolute { words.append("absolute") }
        words.append(request.authority.map { "host=\(text($0))" } ?? "no-host")
        switch request.framing {
        case .noBody: words.append("no-body")
        case .contentLength(let length): words.append("length=\(length)")
        case .chunked: words.append("chunked")
        }
        words.append(request.keepsAlive ? "keep-alive" : "close")
        if request.expectsContinue { words.append("expects-continue") }
        record(words.joined(separator: " "))
        for field in request.fields { record("field \(text(field.nameRange)): \"\(text(field.valueRange))\"") }
    }

    private var targetText: String {
        let path = request.targetForm == .asterisk ? "*" : text(request.path)
        return path + (request.query.map { "?\(text($0))" } ?? "")
    }

    private func text(_ range: Range<Int>) -> String {
        WireNotation.text(of: request.head[range])
    }
}
