import Dispatch
import Glibc
import HTTP

/// A serial queue that owns an epoll instance, a listener and the connections that it accepted.
///
/// One Dispatch source watches the epoll descriptor; when it fires, everything that epoll has is taken without waiting. So Dispatch schedules and epoll
/// batches. A source for every connection would cost a third of the throughput.
// Unchecked: every `var`, and what epoll and the buffers point to, is touched on `queue` alone; start() gives it over before the first event.
@safe
final class EventLoop: @unchecked Sendable {
    let queue: DispatchQueue
    let configuration: ServerConfiguration
    /// Replaced when content is loaded again.
    var handler: any HTTPHandler
    /// Whoever counts and logs, if anybody does.
    let observer: (any LoopObserver)?
    let peers: PeerCounts
    let allowances: Allowances
    let epoll: Epoll

    /// The server's other loops.
    var others: [EventLoop] = []
    var listener: ListeningSocket?
    /// Accepting rests until the next tick: descriptors or memory ran out.
    var isAcceptingPaused = false
    var connections = ConnectionTable()
    var clock = LoopClock()
    /// Nanoseconds, where anybody observes.
    var now: UInt64 = 0
    var batch: OutputBatch
    /// Every head is parsed into this, so that a warm loop allocates nothing.
    var scratch = HTTPRequest()
    let lateAnswers = LateAnswers()
    var whenDrained: (@Sendable () -> Void)?

    /// Every read goes here first; a connection keeps bytes of its own only while something is incomplete.
    let receiveBuffer: UnsafeMutablePointer<UInt8>
    /// 64 KiB: the largest body that we take arrives in one read where the kernel has it.
    static let receiveBufferByteCount = 65_536

    private let requestPrefix = UInt64.random(in: .min ... .max)
    private var requestNumber: UInt32 = 0
    private var source: (any DispatchSourceRead)?
    private var timer: TickTimer
    /// Where the loop's clock stands when a drain has lasted long enough.
    var drainDeadline = Int64.max
    /// And when its listener closes.
    var listenerDeadline = Int64.max

    /// Rounds of epoll_wait before the queue gets to its other blocks: late answers, a drain.
    private static let roundCountMaximum = 16
    /// No deadline is shorter than two seconds, so that half a second of slack is small.
    private static let tickMilliseconds = 500
    /// In a drain somebody waits.
    private static let drainTickMilliseconds = 25
    /// Late answers sent before the sockets get their turn: some hundred microseconds.
    static let lateAnswerCountMaximum = 16
    static let listenerToken = UInt64.max
    private static let timerToken = UInt64.max - 1

    init(
        number: Int, configuration: ServerConfiguration, handler: any HTTPHandler, observer: (any LoopObserver)?,
        peers: PeerCounts, listener: consuming ListeningSocket
    ) throws(SystemError) {
        queue = DispatchQueue(label: "recovery-server.loop.\(number)")
        self.configuration = configuration
        self.handler = handler
        self.observer = observer
        self.peers = peers
        allowances = Allowances(configuration.deadlines)
        epoll = try Epoll()
        batch = OutputBatch(answerCountMaximum: configuration.connections.pipelineDepthMaximum)
        unsafe receiveBuffer = .allocate(capacity: Self.receiveBufferByteCount)
        timer = try TickTimer()
        try epoll.add(timer.descriptor.number, .reading, token: Self.timerToken)
        try epoll.add(listener.descriptor.number, .accepting, token: Self.listenerToken)
        self.listener = consume listener
    }

    deinit { unsafe receiveBuffer.deallocate() }

    /// Begins to serve. To be called once.
    func start() {
        let source = DispatchSource.makeReadSource(fileDescriptor: epoll.descriptor.number, queue: queue)
        source.setEventHandler { [self] in takeEvents() }
        self.source = source
        source.activate()
    }

    private func takeEvents() {
        clock.update()
        noteTime()
        // Bounded; what is left fires the source again.
        for _ in 0..<Self.roundCountMaximum {
            let count = epoll.takeEvents { event in
                switch event.token {
                case Self.listenerToken: acceptConnections()
                case Self.timerToken: tick()
                default: handle(event)
                }
            }
            if count == 0 { break }
        }
        runTimerIfNeeded()
        observer?.turnEnded()
    }

    private func handle(_ event: Epoll.Event) {
        guard let connection = connections[ConnectionToken(event.token)] else { return }
        if event.isBroken {
            close(connection)
        } else if connection.output != nil {
            if event.isWritable { continueWriting(connection) }
        } else if event.isReadable {
            read(connection)
        }
    }

    /// The name for the next request.
    func nextRequestID() -> HTTPRequestID {
        requestNumber &+= 1
        return HTTPRequestID(prefix: requestPrefix, number: requestNumber)
    }

    // MARK: Time

    private func tick() {
        observer?.lagged(by: timer.takeTicks(at: LoopClock.nanoseconds()))
        for connection in connections.expired(at: clock.milliseconds) { expire(connection) }
        resumeAccepting()
        if isDraining { continueDrain() }
    }

    /// The timer runs while there is a deadline to watch: a server without connections does not wake.
    private func runTimerIfNeeded() {
        if isDraining ? !isDrained : connections.count > 0 || isAcceptingPaused {
            timer.start(everyMilliseconds: isDraining ? Self.drainTickMilliseconds : Self.tickMilliseconds)
        } else {
            timer.stop()
        }
    }

    /// Lets the timer tick as often as a drain needs.
    func quickenTimer() {
        timer.stop()
        runTimerIfNeeded()
    }
}
