import Glibc
import Locking

/// The real executable, as an operator runs it.
package final class ServerProcess: Sendable {
    package enum Failure: Error { case notStarted(status: Int32, error: String) }

    package let port: UInt16
    /// The line that the server printed when it was ready.
    package let announcement: String
    package var identifier: pid_t { child.identifier }
    /// Holds the store of contact requests, unless the arguments name another.
    package let folder: TemporaryFolder
    private let child: ChildProcess
    /// Only kept where a test wants to read it: a pipe that nobody reads would fill up.
    private let output: Pipe?
    private let isRunning = Locked(true)

    /// Starts `recovery-server` with these arguments on a port of the kernel's choice and waits until it says that it listens. It may open as many
    /// descriptors as `descriptorCountMaximum`, if that is given; `prelude` is what a shell does first, before it becomes the server. `passed` are its
    /// descriptors from 3 on.
    package init(
        _ arguments: [String] = [], resources: String = "\(Repository().path)/Resources",
        descriptorCountMaximum: Int? = nil, in folder: TemporaryFolder? = nil, keepsOutput: Bool = false,
        shell prelude: String? = nil, environment: [String] = [], passing passed: [Int32] = []
    ) throws {
        let output = try Pipe()
        self.folder = try folder ?? TemporaryFolder()
        var own = ["--resources", resources, "--database", "\(self.folder.path)/contact.sqlite"] + arguments
        if !arguments.contains("--port") { own += ["--port", "0"] }
        // Nobody here is far away, so the end of a test need not wait for requests on their way.
        if !arguments.contains("--drain-quiet") { own += ["--drain-quiet", "50ms"] }
        let prelude = prelude ?? descriptorCountMaximum.map { "ulimit -n \($0)" }
        let child =
            if let prelude {
                try ChildProcess(
                    "/bin/sh", ["-c", "\(prelude) && exec \"$0\" \"$@\"", Self.executable] + own,
                    environment: environment, output: output.writing, passing: passed)
            } else {
                try ChildProcess(
                    Self.executable, own, environment: environment, output: output.writing, passing: passed)
            }
        output.closeWriting()
        self.output = keepsOutput ? output : nil
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
            _ = Glibc.kill(identifier, SIGTERM)
            return child.wait()
        }
    }

    /// Waits for the end of one that was asked to stop by ``signal(_:)``; the exit status.
    package func waitForEnd() -> Int32 {
        isRunning.withLock { isRunning in
            guard isRunning else { return -1 }
            isRunning = false
            return child.wait()
        }
    }

    /// Ends it as a crash or a loss of power would; nothing of it can prepare.
    /// The exit status, which is 128 and the signal's number.
    @discardableResult
    package func kill(by signal: Int32 = SIGKILL) -> Int32 {
        isRunning.withLock { isRunning in
            guard isRunning else { return -1 }
            isRunning = false
            _ = Glibc.kill(identifier, signal)
            return child.wait()
        }
    }

    /// Sends a signal and does not wait.
    package func signal(_ number: Int32) { _ = Glibc.kill(identifier, number) }

    /// The next line on its standard output, if that is kept.
    package func readLine() -> String { output?.readLine() ?? "" }

    /// What it said on standard error so far.
    package var errorText: String { child.error.text() }

    /// Everything that it said, on both outputs, after its announcement. To be asked once it has ended.
    package func saidText() -> String {
        var text = ""
        while let line = output?.readLine(), !line.isEmpty { text += line + "\n" }
        return text + child.error.text()
    }

    /// What it has in memory now, in KiB.
    package var residentKiB: Int {
        let status = Repository(path: "/proc/\(identifier)").text("status")
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0
    }

    /// The processor time that it has taken, in ticks of the system's clock.
    package var processorTicks: Int {
        let fields = Repository(path: "/proc/\(identifier)").text("stat").split(separator: " ")
        return fields.count > 14 ? (Int(fields[13]) ?? 0) + (Int(fields[14]) ?? 0) : 0
    }

    /// Waits, for a minute at most, until it has nothing to do: what is made behind its start is made.
    package func waitUntilItRests() {
        var before = -1
        for _ in 0..<120 where processorTicks != before {
            before = processorTicks
            // Half a second without a descriptor to watch.
            _ = poll(nil, 0, 500)
        }
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
