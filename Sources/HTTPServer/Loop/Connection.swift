import HTTP

/// One client, as its loop knows it. Touched on the loop's queue alone.
final class Connection {
    let descriptor: Descriptor
    let peer: PeerAddress
    /// What epoll and late answers call it: its slot, and how often that slot was used before, so that no event finds a successor.
    let token: ConnectionToken

    /// How many its loop had before it.
    var number: UInt64 = 0

    var machine: ConnectionStateMachine
    /// Bytes that came and are not taken: a part of a head, or requests behind one that is being answered.
    var input: [UInt8] = []
    /// The head whose body is coming or whose answer is being made. Otherwise heads are only in the loop's own request.
    var request: HTTPRequest?
    /// Who decided about that head and is going to answer it, whatever the loop's handler is by then.
    var handler: (any HTTPHandler)?
    /// What the socket did not take.
    var output: PendingOutput?
    /// How many answers were asked for later, so that a second reply to one is not taken for the next.
    var answerNumber = 0

    /// Whether it sent something while its answer is being made. Hardly any client does, so epoll is told to be silent only then.
    var sentWhileAnswering = false

    /// Whether the client was told that nothing more comes.
    var isShutDown = false

    /// What epoll was last told.
    var interest = Epoll.Interest.reading
    /// What the deadline that runs is for.
    var waiting = Waiting.forHead
    /// Since when, in the loop's milliseconds.
    var waitingSince: Int64 = 0

    /// What the automaton waits for, or that the socket takes more.
    enum Waiting: Equatable {
        case forHead, forRestOfHead, forBody, forAnswer, forClose, forWriting

        init(_ waiting: ConnectionStateMachine.Waiting) {
            self =
                switch waiting {
                case .forHead: .forHead
                case .forRestOfHead: .forRestOfHead
                case .forBody: .forBody
                case .forAnswer: .forAnswer
                case .forClose: .forClose
                }
        }

        /// Whether bytes that went give more time to the rest.
        var isPaced: Bool { self == .forBody || self == .forWriting }
    }

    init(_ descriptor: consuming Descriptor, peer: PeerAddress, token: ConnectionToken, limits: HTTPLimits) {
        self.descriptor = descriptor
        self.peer = peer
        self.token = token
        machine = ConnectionStateMachine(limits: limits)
    }

    /// What it should be told about, from what it is doing.
    var wantedInterest: Epoll.Interest {
        if output != nil { return .writing }
        return machine.isAnswering && sentWhileAnswering ? [] : .reading
    }

    /// Bytes that went since the waiting began: of the body that is coming, or of the answer that is going.
    var byteCountMeanwhile: Int { output?.sentByteCount ?? machine.bodyByteCount }

    var currentWaiting: Waiting {
        output == nil ? Waiting(machine.waiting) : .forWriting
    }
}

/// A connection's slot in its loop, with the slot's generation.
struct ConnectionToken: Equatable, Sendable {
    let slot: Int
    let generation: UInt32

    init(slot: Int, generation: UInt32) {
        self.slot = slot
        self.generation = generation
    }

    init(_ bits: UInt64) {
        slot = Int(bits & 0xFFFF_FFFF)
        generation = UInt32(truncatingIfNeeded: bits >> 32)
    }

    var bits: UInt64 { UInt64(generation) << 32 | UInt64(slot) }
}
