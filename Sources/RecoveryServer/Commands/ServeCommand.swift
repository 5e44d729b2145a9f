import CProcess
import ContactRequests
import Dispatch
import Glibc
import HTTPServer
import RecoveryAPI

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
        configuration.caching.apply()
        let (server, store, address) = start()
        let purge = DailyPurge(of: store, retentionDays: configuration.retentionDays) { result in
            // How many were erased is in the audit.
            guard case .failure(let error) = result else { return }
            complain("old contact requests could not be purged: \(error.explanation); it is tried again in a day")
        }
        let watchdog = Watchdog(of: server, for: manager)
        say("recovery-server listening on \(address)")
        let status = "listening on \(address)"
        manager.isReady(status)
        while signals.wait() == .reload {
            manager.isReloading()
            let isReloaded = Reload(loading, server, store).run()
            manager.isReady(isReloaded ? status : status + Self.failedReload)
        }
        loading.readiness.beginDrain()
        purge.stop()
        withExtendedLifetime(watchdog) { drain(server, store, signals) }
    }

    /// Lets load balancers see that we are not ready, then drains. Being asked a second time ends it at once.
    private func drain(_ server: HTTPServer, _ store: any ContactRequestStore, _ signals: Signals) -> Never {
        manager.isStopping("draining")
        if !signals.isAskedToStop(within: configuration.drainDelay) {
            server.drain {
                // What was acknowledged is on disk already; this ends what still waits and empties the log.
                store.close()
                finish(.success)
            }
            signals.waitForStop()
        }
        complain("asked to stop twice: requests in work are given up")
        finish(.failure)
    }

    private func start() -> (HTTPServer, any ContactRequestStore, address: String) {
        do throws(StartError) {
            let listeners = try PassedSockets.take()
            let (api, store) = load()
            let server = try start(api, listeners)
            return (server, store, address(of: server, listeners))
        } catch {
            stop(error.message)
        }
    }

    private func load() -> (API, any ContactRequestStore) {
        do throws(ServiceLoading.Failure) { return try loading.load() } catch {
            if !error.isInContent { stop(error.lines.joined(separator: "\n")) }
            for line in error.lines { complain(line) }
            finish(.failure)
        }
    }

    private func start(_ api: API, _ listeners: [InheritedListener]) throws(StartError) -> HTTPServer {
        var server = configuration.server
        server.loopCount =
            configuration.loops ?? min(max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))), Setting.loopCountMaximum)
        do throws(ServerStartError) { return try HTTPServer.start(server, handler: api, listeners: listeners) } catch {
            throw StartError(message: error.explanation)
        }
    }

    private func stop(_ explanation: String) -> Never {
        complain("recovery-server does not start: \(explanation)")
        finish(.failure)
    }

    private func address(of server: HTTPServer, _ listeners: [InheritedListener]) -> String {
        if !listeners.isEmpty { return listeners.map { "http://\($0.authority)" }.joined(separator: ", ") }
        let host = configuration.host.contains(":") ? "[\(configuration.host)]" : configuration.host
        return "http://\(host):\(server.port)"
    }
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
