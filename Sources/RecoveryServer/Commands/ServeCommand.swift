import ContactRequests
import Content
import Glibc
import HTTPServer
import RecoveryAPI

/// `recovery-server serve`: loads, listens, answers, and drains when it is asked to stop.
struct ServeCommand {
    let configuration: Configuration

    init(_ configuration: Configuration) { self.configuration = configuration }

    func run() -> Never {
        let signals = StopSignals()
        let readiness = Readiness()
        let (api, store) = load(readiness)
        let server = start(api)
        let purge = DailyPurge(of: store, retentionDays: configuration.retentionDays) { result in
            // How many were erased is in the audit.
            guard case .failure(let error) = result else { return }
            complain("old contact requests could not be purged: \(error.explanation); it is tried again in a day")
        }
        say("recovery-server listening on \(address(of: server))")
        signals.wait()
        readiness.beginDrain()
        purge.stop()
        server.drain {
            // What was acknowledged is on disk already; this ends what still waits and empties the log.
            store.close()
            finish(.success)
        }
        signals.wait()
        complain("asked to stop twice: requests in work are given up")
        finish(.failure)
    }

    /// Content first: where it has faults, no store is made.
    private func load(_ readiness: Readiness) -> (API, any ContactRequestStore) {
        let folder = ResourcesFolder.locate(configuration.resources)
        do throws(ContentFaults) {
            let content = try ContentRepository.load(resources: folder)
            let openAPI = try APIDescription.load(resources: folder)
            let settings = contactRequestSettings()
            let api = API(
                content: content, openAPI: openAPI, contentSettings: contentSettings, contactRequests: settings,
                readiness: readiness, now: time(nil))
            return (api, settings.store)
        } catch {
            complain(error.report)
            finish(.failure)
        }
    }

    private var contentSettings: ContentSettings {
        var settings = ContentSettings()
        settings.securityContacts = configuration.securityContacts
        return settings
    }

    private func contactRequestSettings() -> ContactRequestSettings {
        do throws(StartError) { return try ContactRequestLoading(configuration).settings() } catch {
            stop(error.message)
        }
    }

    private func start(_ api: API) -> HTTPServer {
        var server = ServerConfiguration()
        server.host = configuration.host
        server.port = configuration.port
        server.loopCount =
            configuration.loops ?? min(max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))), Setting.loopCountMaximum)
        do throws(ServerStartError) { return try HTTPServer.start(server, handler: api) } catch {
            stop(error.explanation)
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
