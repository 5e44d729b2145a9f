import CProcess
import Glibc
import HTTPServer
import RecoveryAPI
import SQLiteStorage

/// `recovery-server serve`: loads, listens, answers, loads again when it is told to, and drains when it is asked to stop.
struct ServeCommand {
    private let configuration: Configuration
    private let loading: ServiceLoading
    private let manager = ServiceManager.current

    /// What a service manager is told beside the address.
    private static let failedReload = "; the last reload failed, the content before it is served"

    init(_ configuration: Configuration) {
        self.configuration = configuration
        loading = ServiceLoading(configuration)
    }

    func run() -> Never {
        let signals = Signals()
        Cores.shareHeap()
        configuration.caching.apply()
        let observation = ServerObservation(configuration, loading.readiness)
        let (server, store, address) = start(observation)
        let purge = DailyPurge(of: store, retentionDays: configuration.retentionDays) { observation.notePurge($0) }
        let watchdog = Watchdog(of: server, for: manager)
        let status = "listening on \(address)"
        manager.isReady(status)
        while signals.wait() == .reload {
            manager.isReloading()
            let isReloaded = Reload(loading, store, observation).run()
            manager.isReady(isReloaded ? status : status + Self.failedReload)
        }
        loading.readiness.beginDrain()
        purge.stop()
        observation.noteDrain()
        withExtendedLifetime(watchdog) { drain(server, store, signals, observation) }
    }

    /// Lets load balancers see that we are not ready, then drains. Being asked a second time ends it at once.
    private func drain(
        _ server: HTTPServer, _ store: SQLiteContactRequestStore, _ signals: Signals, _ observation: ServerObservation
    ) -> Never {
        manager.isStopping("draining")
        if !signals.isAskedToStop(within: configuration.drainDelay) {
            server.drain {
                // What was acknowledged is on disk already; this ends what still waits and empties the log.
                store.close()
                observation.noteStop()
                finish(.success)
            }
            signals.waitForStop()
        }
        observation.noteAbandonment()
        finish(.failure)
    }

    /// When this returns, it serves and has said where.
    private func start(
        _ observation: ServerObservation
    ) -> (HTTPServer, SQLiteContactRequestStore, address: String) {
        do throws(StartError) {
            let listeners = try PassedSockets.take()
            let loaded = load()
            observation.watch(loaded.figures)
            observation.watch(StoreFigures(store: loaded.store, counts: loading.counts))
            let server = try start(loaded.api, listeners, observation)
            let operations = try startOperations(loaded.api, observation)
            let address = address(of: server, listeners)
            observation.noteStart(at: address, operations: operations, loaded.api)
            say("recovery-server listening on \(address)")
            if let operations { say("recovery-server operations on \(operations)") }
            Completion.start(loaded.api)
            return (server, loaded.store, address)
        } catch {
            stop(error.message)
        }
    }

    private func load() -> ServiceLoading.Loaded {
        do throws(ServiceLoading.Failure) { return try loading.load() } catch {
            if !error.isInContent { stop(error.lines.joined(separator: "\n")) }
            for line in error.lines { complain(line) }
            finish(.failure)
        }
    }

    private func start(
        _ api: API, _ listeners: [InheritedListener], _ observation: ServerObservation
    ) throws(StartError) -> HTTPServer {
        var server = configuration.server
        server.loopCount =
            configuration.loops ?? min(Cores.count, Setting.loopCountMaximum)
        do throws(ServerStartError) {
            let started = try HTTPServer.start(
                server, handler: observation.published(api), listeners: listeners,
                observedBy: observation.observerMaker)
            observation.watch(started)
            return started
        } catch {
            throw StartError(message: error.explanation)
        }
    }

    private func startOperations(_ api: API, _ observation: ServerObservation) throws(StartError) -> String? {
        do throws(ServerStartError) { return try observation.startOperations(api) } catch {
            throw StartError(message: "the operations address: \(error.explanation)")
        }
    }

    private func stop(_ explanation: String) -> Never {
        complain("recovery-server does not start: \(explanation)")
        finish(.failure)
    }

    private func address(of server: HTTPServer, _ listeners: [InheritedListener]) -> String {
        if !listeners.isEmpty { return listeners.map { "http://\($0.authority)" }.joined(separator: ", ") }
        return configuration.server.url(port: server.port)
    }
}

extension ServerConfiguration {
    /// Where it listens, at the port that it got.
    func url(port: UInt16) -> String { "http://\(host.contains(":") ? "[\(host)]" : host):\(port)" }
}

extension ServerStartError {
    /// One line for the operator.
    var explanation: String {
        switch self {
        case .unknownHost(let host): "\(host) is not an address of this machine"
        case .portInUse(let host, let port): "port \(port) on \(host) is in use by another process"
        case .system(let error): "\(error)"
        }
    }
}
