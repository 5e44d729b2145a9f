import Glibc
import Synchronization

/// The real executable, as an operator runs it.
package final class ServerProcess: Sendable {
    package enum Failure: Error { case notStarted(status: Int32, error: String) }

    package let port: UInt16
    /// The line that the server printed when it was ready.
    package let announcement: String
    package var identifier: pid_t { child.identifier }
    private let child: ChildProcess
    private let isRunning = Mutex(true)

    /// Starts `recovery-server` with these arguments on a port of the kernel's choice and waits until it says that it listens. It may open as many
    /// descriptors as `descriptorCountMaximum`, if that is given.
    package init(
        _ arguments: [String] = [], resources: String = "\(Repository().path)/Resources",
        descriptorCountMaximum: Int? = nil
    ) throws {
        let output = try Pipe()
        let own = ["--port", "0", "--resources", resources] + arguments
        let child =
            if let descriptorCountMaximum {
                try ChildProcess(
                    "/bin/sh",
                    ["-c", "ulimit -n \(descriptorCountMaximum) && exec \"$0\" \"$@\"", Self.executable] + own,
                    output: output.writing)
            } else {
                try ChildProcess(Self.executable, own, output: output.writing)
            }
        output.closeWriting()
        let line = output.readLine()
        guard let port = line.split(separator: ":").last.flatMap({ UInt16($0) }) else {
            throw Failure.notStarted(status: child.wait(), error: child.error.text())
        }
        self.child = child
        self.port = port
        announcement = line
    }

    deinit { _ = terminate() }

    /// Asks it to stop and waits for its end; the exit status.
    @discardableResult
    package func terminate() -> Int32 {
        isRunning.withLock { isRunning in
            guard isRunning else { return -1 }
            isRunning = false
            kill(identifier, SIGTERM)
            return child.wait()
        }
    }

    /// What it has in memory now, in KiB.
    package var residentKiB: Int {
        let status = Repository(path: "/proc/\(identifier)").text("status")
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0
    }

    /// How many descriptors it has open now.
    package var descriptorCount: Int { Repository(path: "/proc/\(identifier)").entryCount(of: "fd") }

    /// Runs `recovery-server` to its end.
    package static func run(_ arguments: [String], environment: [String] = []) throws -> ChildProcess.Outcome {
        try ChildProcess.run(executable, arguments, environment: environment)
    }

    /// The executable that was built beside these tests.
    package static var executable: String {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = unsafe readlink("/proc/self/exe", &buffer, buffer.count)
        let own = String(decoding: buffer.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let folder = own.split(separator: "/").dropLast().joined(separator: "/")
        let beside = "/\(folder)/recovery-server"
        if unsafe access(beside, X_OK) == 0 { return beside }
        // The test runner of the toolchain loads the tests; their bundle was given to it as an argument.
        let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? ""
        return "/" + bundle.split(separator: "/").dropLast().joined(separator: "/") + "/recovery-server"
    }
}
