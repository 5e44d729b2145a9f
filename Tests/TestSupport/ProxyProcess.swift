import Glibc

/// A proxy in front of a server, with the configuration that the tree ships.
package final class ProxyProcess {
    package enum Failure: Error {
        case notInstalled, noCertificate(String)
        case notInConfiguration(String)
        case notStarted(String)
    }

    package static let host = "recovery.example.org"

    /// With TLS.
    package let port: UInt16
    /// The same without, for bytes as they are.
    package let plainPort: UInt16
    private let child: ChildProcess
    private let folder: TemporaryFolder

    /// Starts it before the server on `port` and waits until it listens. If it `marksRequests`, each request that it hands on has an `X-Request-Id`
    /// that the proxy made.
    package init(_ kind: ProxyKind, before port: UInt16, marksRequests: Bool = false) throws {
        guard let executable = kind.executable else { throw Failure.notInstalled }
        folder = try TemporaryFolder()
        try Self.makeCertificate(in: folder)
        let shipped = Repository().text(kind.configurationFile)
        var error = ""
        for _ in 0..<5 {
            let places = try ProxyPlaces(folder: folder.path, server: port, marksRequests: marksRequests)
            let configuration = try kind.configuration(shipped, places)
            unsafe unlink("\(folder.path)/configuration")
            folder.write(Array(configuration.utf8), to: "configuration")
            let silence = try TemporaryFile()
            let child = try ChildProcess(
                executable, kind.arguments(places), environment: ["HOME=\(folder.path)", "PATH=/usr/bin:/bin"],
                output: silence.descriptor)
            if Self.listens(places, child) {
                self.child = child
                self.port = places.secure
                plainPort = places.plain
                return
            }
            error = child.error.text()
        }
        throw Failure.notStarted(error)
    }

    deinit {
        // Neither keeps anything that an orderly end would save; both leave folders.
        kill(child.identifier, SIGKILL)
        _ = child.wait()
        _ = try? ChildProcess.run("/bin/rm", ["-rf", folder.path])
    }

    /// What it has written to its log.
    package var said: String { child.error.text() }

    package func client(from source: UInt8 = 1) throws -> CurlClient {
        try CurlClient(secureHost: Self.host, port: port, from: source)
    }

    /// Asks for connections until both ports give one; `false` when the process has ended instead.
    private static func listens(_ places: ProxyPlaces, _ child: ChildProcess) -> Bool {
        let end = ContinuousClock.now + .seconds(60)
        while ContinuousClock.now < end, child.isRunning {
            let ports = [places.secure, places.plain]
            if ports.allSatisfy({ (try? RawClient(port: $0)) != nil }) { return true }
            sched_yield()
        }
        kill(child.identifier, SIGKILL)
        _ = child.wait()
        return false
    }

    private static func makeCertificate(in folder: TemporaryFolder) throws {
        let outcome = try ChildProcess.run(
            "/usr/bin/openssl",
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                "-subj", "/CN=\(host)", "-addext", "subjectAltName=DNS:\(host)", "-keyout", "\(folder.path)/key.pem",
                "-out", "\(folder.path)/certificate.pem",
            ])
        guard outcome.status == 0 else { throw Failure.noCertificate(outcome.error) }
    }
}
