import Glibc
import Synchronization

/// The real executable, as an operator runs it.
package final class ServerProcess: Sendable {
    package enum Failure: Error { case notStarted(status: Int32, error: String), noExecutable(String) }

    /// What a command that ran to its end left behind.
    package struct Outcome: Sendable {
        package let status: Int32
        package let output: String
        package let error: String
    }

    package let port: UInt16
    /// The line that the server printed when it was ready.
    package let announcement: String
    package var identifier: pid_t { child.identifier }
    private let child: Child
    private let isRunning = Mutex(true)

    /// Starts `recovery-server` with these arguments on a port of the kernel's choice and waits until it says that it listens.
    package init(_ arguments: [String] = [], resources: String = "\(Repository().path)/Resources") throws {
        let output = try Pipe()
        let child = try Self.spawn(["--port", "0", "--resources", resources] + arguments, output: output.writing)
        output.closeWriting()
        let line = output.readLine()
        guard let port = line.split(separator: ":").last.flatMap({ UInt16($0) }) else {
            throw Failure.notStarted(status: Self.wait(for: child), error: child.error.text())
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
            return Self.wait(for: child)
        }
    }

    /// Runs `recovery-server` to its end.
    package static func run(_ arguments: [String], environment: [String] = []) throws -> Outcome {
        let output = try TemporaryFile()
        let child = try spawn(arguments, environment: environment, output: output.descriptor)
        return Outcome(status: wait(for: child), output: output.text(), error: child.error.text())
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

    private static func spawn(
        _ arguments: [String], environment: [String] = [], output: Int32
    ) throws -> Child {
        let error = try TemporaryFile()
        let life = try Pipe()
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        unsafe posix_spawn_file_actions_adddup2(&actions, error.descriptor, STDERR_FILENO)
        unsafe posix_spawn_file_actions_adddup2(&actions, life.writing, STDERR_FILENO + 1)
        var identifier = pid_t()
        let path = executable
        var words: [UnsafeMutablePointer<CChar>?] = unsafe ([path] + arguments).map { unsafe strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] = unsafe environment.map { unsafe strdup($0) } + [nil]
        defer { unsafe (words + variables).forEach { unsafe free($0) } }
        guard unsafe posix_spawn(&identifier, path, &actions, nil, &words, &variables) == 0 else {
            throw Failure.noExecutable(path)
        }
        life.closeWriting()
        return Child(identifier: identifier, error: error, life: life)
    }

    /// The exit status, or 128 and the signal's number. A process that does not end is killed, which is 128 + 9.
    private static func wait(for child: Child) -> Int32 {
        if !child.life.waitForEnd() { kill(child.identifier, SIGKILL) }
        var status: Int32 = 0
        while unsafe waitpid(child.identifier, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    }

    private struct Child: Sendable {
        let identifier: pid_t
        /// What it says about errors.
        let error: TemporaryFile
        /// Ends when the process does.
        let life: Pipe
    }
}
