import Glibc
import HTTPServer
import RecoveryAPI

/// `recovery-server healthcheck`: asks the server on this machine, as a container engine does, without needing curl in the image.
struct HealthcheckCommand {
    let configuration: Configuration

    init(_ configuration: Configuration) { self.configuration = configuration }

    func run() -> ExitStatus {
        // A server that listens everywhere listens here too.
        let host = ["0.0.0.0", "::", ""].contains(configuration.host) ? "127.0.0.1" : configuration.host
        guard
            LivenessProbe.answers(host: host, port: configuration.port, path: RouteTable.liveness, within: .seconds(3))
        else {
            complain("no answer from \(host) port \(configuration.port)")
            return .failure
        }
        return .success
    }
}
