import Dispatch
import Glibc
import HTTP

/// The server: event loops on one address, from start to drain.
///
///     let server = try HTTPServer.start(configuration, handler: api)
///     print("listening on port \(server.port)")
///
package final class HTTPServer: Sendable {
    /// Makes the observer of each loop, by the loop's number.
    package typealias ObserverMaker = (Int) -> any LoopObserver

    /// Where it listens: the port also where 0 was asked for.
    package let port: UInt16
    private let loops: [EventLoop]
    private let drainDeadline: Duration

    private init(port: UInt16, loops: [EventLoop], drainDeadline: Duration) {
        self.port = port
        self.loops = loops
        self.drainDeadline = drainDeadline
    }

    /// Binds and begins to serve. When this returns, connections are accepted.
    ///
    /// Where sockets were passed to this process, it serves those and binds none of its own; there are at least as many loops as sockets then.
    package static func start(
        _ configuration: ServerConfiguration, handler: some HTTPHandler, listeners: [InheritedListener] = [],
        observedBy makeObserver: ObserverMaker? = nil
    ) throws(ServerStartError) -> HTTPServer {
        do throws(SystemError) {
            if !listeners.isEmpty {
                return try start(
                    configuration, handler, makeObserver, loopCount: max(configuration.loopCount, listeners.count)
                ) {
                    number, _ throws(SystemError) in
                    try ListeningSocket(sharing: listeners[number % listeners.count])
                }
            }
        } catch {
            throw .system(error)
        }
        let address = try SocketAddress(host: configuration.host, port: configuration.port)
        do throws(SystemError) {
            if configuration.port != 0, !configuration.takesOver { try ListeningSocket.checkIsFree(address) }
            return try start(configuration, handler, makeObserver, loopCount: max(1, configuration.loopCount)) {
                _, port throws(SystemError) in
                try ListeningSocket(address.withPort(port ?? configuration.port), sharesPort: true)
            }
        } catch {
            guard error.code == EADDRINUSE else { throw .system(error) }
            throw .portInUse(host: configuration.host, port: configuration.port)
        }
    }

    /// `listen` gets a loop's number and, after the first, the port.
    private static func start(
        _ configuration: ServerConfiguration, _ handler: some HTTPHandler, _ makeObserver: ObserverMaker?,
        loopCount: Int,
        _ listen: (Int, UInt16?) throws(SystemError) -> ListeningSocket
    ) throws(SystemError) -> HTTPServer {
        let peers = PeerCounts(
            totalMaximum: configuration.connections.countMaximum,
            addressMaximum: configuration.connections.countPerAddressMaximum)
        var loops: [EventLoop] = []
        var port: UInt16?
        for number in 0..<loopCount {
            let listener = try listen(number, port)
            port = listener.port
            loops.append(
                try EventLoop(
                    number: number, configuration: configuration, handler: handler, observer: makeObserver?(number),
                    peers: peers, listener: listener))
        }
        for loop in loops { loop.others = loops.filter { $0 !== loop } }
        for loop in loops { loop.start() }
        return HTTPServer(port: port ?? 0, loops: loops, drainDeadline: configuration.deadlines.drain)
    }

    /// Gives every loop another handler, which it takes at its next turn, and calls back when all have. Each request is answered whole by the handler that
    /// its loop had when its head was complete.
    package func replaceHandler(_ handler: some HTTPHandler, _ whenReplaced: @escaping @Sendable () -> Void = {}) {
        onEveryLoop({ $0.handler = handler }, whenReplaced)
    }

    /// Calls back when every loop has had a turn: a loop that hangs keeps it from coming.
    package func whenEveryLoopHasTurned(_ body: @escaping @Sendable () -> Void) { onEveryLoop({ _ in }, body) }

    private func onEveryLoop(
        _ work: @escaping @Sendable (EventLoop) -> Void, _ whenDone: @escaping @Sendable () -> Void
    ) {
        let group = DispatchGroup()
        for loop in loops { loop.queue.async(group: group) { work(loop) } }
        group.notify(queue: DispatchQueue(label: "recovery-server.loops"), execute: whenDone)
    }

    /// Calls `visit` on every loop's queue, with the loop's observer and what its connections are doing, and `whenDone` after the last.
    package func visitLoops(
        _ visit: @escaping @Sendable ((any LoopObserver)?, ConnectionCounts) -> Void,
        whenDone: @escaping @Sendable () -> Void
    ) {
        onEveryLoop({ visit($0.observer, $0.connections.counts) }, whenDone)
    }

    /// Stops accepting, finishes what runs, and calls back once: when the last connection is closed, those that are left at the drain deadline by us.
    ///
    /// From now on every answer says that its connection closes. Connections that are silent, and the listeners, close after the quiet time.
    package func drain(_ whenDrained: @escaping @Sendable () -> Void) {
        let group = DispatchGroup()
        for loop in loops {
            group.enter()
            loop.drain(withinMilliseconds: drainDeadline.wholeMilliseconds) { group.leave() }
        }
        group.notify(queue: DispatchQueue(label: "recovery-server.drain"), execute: whenDrained)
    }
}
