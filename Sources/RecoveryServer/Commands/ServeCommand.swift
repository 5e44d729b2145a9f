import CProcess
import Content
import Glibc
import HTTPServer
import RecoveryAPI
import SQLiteStorage

/// `recovery-server serve`: loads, listens, answers, and drains when it is asked to stop.
struct ServeCommand {
    let configuration: Configuration

    init(_ configuration: Configuration) { self.configuration = configuration }

    func run() -> Never {
        let signals = StopSignals()
        // Nobody has to read our log, nor what is behind the first line.
        recovery_ignore_broken_pipes()
        let readiness = Readiness()
        let observation = ServerObservation(configuration, readiness)
        let (api, store) = load(readiness, observation)
        let server = start(api, observation)
        let operations = startOperations(api, observation)
        let purge = DailyPurge(of: store, retentionDays: configuration.retentionDays) { result in
            observation.notePurge(result)
        }
        observation.noteStart(at: address(of: server), operations: operations, api)
        say(
            "recovery-server listening on \(address(of: server))"
                + (operations.map { "\nrecovery-server operations on \($0)" } ?? ""))
        signals.wait()
        readiness.beginDrain()
        observation.log?.note(.info, "draining")
        purge.stop()
        server.drain {
            // What was acknowledged is on disk already; this ends what still waits and empties the log.
            store.close()
            observation.noteStop()
            finish(.success)
        }
        signals.wait()
        observation.noteAbandonment()
        finish(.failure)
    }

    /// Content first: where it has faults, no store is made.
    private func load(_ readiness: Readiness, _ observation: ServerObservation) -> (API, SQLiteContactRequestStore) {
        let folder = ResourcesFolder.locate(configuration.resources)
        do throws(ContentFaults) {
            let content = try ContentRepository.load(resources: folder)
            let openAPI = try APIDescription.load(resources: folder)
            let (settings, store) = contactRequestSettings()
            let now = time(nil)
            let api = API(
                content: content, openAPI: openAPI, contactRequests: settings, readiness: readiness, now: now)
            observation.watch(ContentFigures(content, version: api.contentVersion, loadedAt: now))
            observation.watch(StoreFigures(store: store, counts: settings.counts))
            return (api, store)
        } catch {
            complain(error.report)
            finish(.failure)
        }
    }

    private func contactRequestSettings() -> (ContactRequestSettings, SQLiteContactRequestStore) {
        do throws(StartError) { return try ContactRequestLoading(configuration).settings() } catch {
            stop(error.message)
        }
    }

    private func start(_ api: API, _ observation: ServerObservation) -> HTTPServer {
        var server = ServerConfiguration()
        server.host = configuration.host
        server.port = configuration.port
        server.loopCount =
            configuration.loops ?? min(max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))), Setting.loopCountMaximum)
        do throws(ServerStartError) {
            let started = try HTTPServer.start(
                server, handler: observation.published(api), observedBy: observation.observerMaker)
            observation.watch(started)
            return started
        } catch {
            stop(error.explanation)
        }
    }

    private func startOperations(_ api: API, _ observation: ServerObservation) -> String? {
        do throws(ServerStartError) { return try observation.startOperations(api) } catch {
            stop("the operations address: \(error.explanation)")
        }
    }

    private func stop(_ explanation: String) -> Never {
        complain("recovery-server does not start: \(explanation)")
        finish(.failure)
    }

    private func address(of server: HTTPServer) -> String {
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
