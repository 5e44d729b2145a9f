import Content
import Glibc
import HTTPServer
import RecoveryAPI

/// `recovery-server serve`: loads, listens, answers, and drains when it is asked to stop.
struct ServeCommand {
    let configuration: Configuration

    /// How long requests in work get to finish.
    private static let drainDeadline = Duration.seconds(10)

    init(_ configuration: Configuration) { self.configuration = configuration }

    func run() -> Never {
        let signals = StopSignals()
        let server = start(load())
        say("recovery-server listening on \(address(of: server))")
        signals.wait()
        server.drain(within: Self.drainDeadline) { finish(.success) }
        signals.wait()
        complain("asked to stop twice: requests in work are given up")
        finish(.failure)
    }

    private func load() -> API {
        let folder = ResourcesFolder.locate(configuration.resources)
        do throws(ContentFaults) {
            return API(
                content: try ContentRepository.load(resources: folder),
                openAPI: try APIDescription.load(resources: folder), now: time(nil))
        } catch {
            complain(error.report)
            finish(.failure)
        }
    }

    private func start(_ api: API) -> HTTPServer {
        var server = ServerConfiguration()
        server.host = configuration.host
        server.port = configuration.port
        server.loopCount =
            configuration.loops ?? min(max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))), Setting.loopCountMaximum)
        do throws(ServerStartError) {
            return try HTTPServer.start(server, handler: api)
        } catch {
            complain("recovery-server does not start: \(error.explanation)")
            finish(.failure)
        }
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
