/// The deadlines in milliseconds, as a loop adds them to its clock with every request.
struct Allowances {
    private let idle, head, body, answer, write, linger: Int64
    /// Bytes a second; at least 1.
    let byteRateMinimum: Int64

    init(_ deadlines: ServerConfiguration.Deadlines) {
        idle = deadlines.idle.wholeMilliseconds
        head = deadlines.head.wholeMilliseconds
        body = deadlines.body.wholeMilliseconds
        answer = deadlines.answer.wholeMilliseconds
        write = deadlines.write.wholeMilliseconds
        linger = deadlines.linger.wholeMilliseconds
        byteRateMinimum = Int64(max(1, deadlines.byteRateMinimum))
    }

    subscript(waiting: Connection.Waiting) -> Int64 {
        switch waiting {
        case .forHead: idle
        case .forRestOfHead: head
        case .forBody: body
        case .forAnswer: answer
        case .forClose: linger
        case .forWriting: write
        }
    }
}
