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
    package static func start(
        _ configuration: ServerConfiguration, handler: some HTTPHandler,
        observedBy makeObserver: ObserverMaker? = nil
    ) throws(ServerStartError) -> HTTPServer {
        let address = try SocketAddress(host: configuration.host, port: configuration.port)
        do throws(SystemError) {
            if configuration.port != 0 { try ListeningSocket.checkIsFree(address) }
            return try start(configuration, at: address, handler, makeObserver)
        } catch {
            guard error.code == EADDRINUSE else { throw .system(error) }
            throw .portInUse(host: configuration.host, port: configuration.port)
        }
    }

    private static func start(
        _ configuration: ServerConfiguration, at address: SocketAddress, _ handler: some HTTPHandler,
        _ makeObserver: ObserverMaker?
    ) throws(SystemError) -> HTTPServer {
        let peers = PeerCounts(
            totalMaximum: configuration.connections.countMaximum,
            addressMaximum: configuration.connections.countPerAddressMaximum)
        var loops: [EventLoop] = []
        var port = configuration.port
        for number in 0..<max(1, configuration.loopCount) {
            let listener = try ListeningSocket(address.withPort(port), sharesPort: true)
            port = listener.port
            loops.append(
                try EventLoop(
                    number: number, configuration: configuration, handler: handler, observer: makeObserver?(number),
                    peers: peers, listener: listener))
        }
        for loop in loops { loop.others = loops.filter { $0 !== loop } }
        for loop in loops { loop.start() }
        return HTTPServer(port: port, loops: loops, drainDeadline: configuration.deadlines.drain)
    }

    /// Calls `visit` on every loop's queue, with the loop's observer and what its connections are doing, and `whenDone` after the last.
    package func visitLoops(
        _ visit: @escaping @Sendable ((any LoopObserver)?, ConnectionCounts) -> Void,
        whenDone: @escaping @Sendable () -> Void
    ) {
        let group = DispatchGroup()
        for loop in loops {
            loop.queue.async(group: group) { visit(loop.observer, loop.connections.counts) }
        }
        group.notify(queue: DispatchQueue(label: "recovery-server.visit"), execute: whenDone)
    }

    /// Stops accepting, finishes what runs, and calls back once: when the last connection is closed, those that are left at the drain deadline by us.
    package func drain(_ whenDrained: @escaping @Sendable () -> Void) {
        let group = DispatchGroup()
        for loop in loops {
            group.enter()
            loop.drain(withinMilliseconds: drainDeadline.wholeMilliseconds) { group.leave() }
        }
        group.notify(queue: DispatchQueue(label: "recovery-server.drain"), execute: whenDrained)
    }
}
