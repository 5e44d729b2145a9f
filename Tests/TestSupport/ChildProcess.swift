import Glibc

/// A process that a test started.
package struct ChildProcess: Sendable {
    package enum Failure: Error { case notStarted(String) }

    /// What a process that ran to its end left behind.
    package struct Outcome: Sendable {
        package let status: Int32
        package let output: String
        package let error: String
    }

    let identifier: pid_t
    /// What it says about errors.
    let error: TemporaryFile
    /// Ends when the process does.
    private let life: Pipe

    /// What tells a sanitizer in the child how to go about its work.
    private static var sanitizerOptions: [String] {
        var options: [String] = []
        for name in ["ASAN_SYMBOLIZER_PATH", "ASAN_OPTIONS", "LSAN_OPTIONS", "TSAN_OPTIONS"] {
            guard let value = unsafe getenv(name) else { continue }
            options.append("\(name)=\(unsafe String(cString: value))")
        }
        return options
    }

    /// Starts the program at `path`. Its environment is `environment`, each element `NAME=value`, and nothing of ours; its descriptors from 3 on are
    /// `passed`.
    init(
        _ path: String, _ arguments: [String], environment: [String] = [], output: Int32, passing passed: [Int32] = []
    ) throws {
        error = try TemporaryFile()
        life = try Pipe()
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        unsafe posix_spawn_file_actions_adddup2(&actions, error.descriptor, STDERR_FILENO)
        let first = STDERR_FILENO + 1
        unsafe posix_spawn_file_actions_adddup2(&actions, life.writing, first + Int32(passed.count))
        // From copies high up, which nothing before has written over.
        let copies = passed.map { fcntl($0, F_DUPFD_CLOEXEC, 1_000) }
        defer { for copy in copies { _ = close(copy) } }
        for (number, copy) in zip(first..., copies) { unsafe posix_spawn_file_actions_adddup2(&actions, copy, number) }
        // The threads that run tests have most signals blocked, and a child would begin with that.
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        unsafe sigemptyset(&none)
        unsafe posix_spawnattr_setsigmask(&attributes, &none)
        unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var words: [UnsafeMutablePointer<CChar>?] = unsafe ([path] + arguments).map { unsafe strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] =
            unsafe (environment + Self.sanitizerOptions).map { unsafe strdup($0) } + [nil]
        defer { unsafe (words + variables).forEach { unsafe free($0) } }
        var identifier = pid_t()
        guard unsafe posix_spawn(&identifier, path, &actions, &attributes, &words, &variables) == 0 else {
            throw Failure.notStarted(path)
        }
        self.identifier = identifier
        life.closeWriting()
    }

    /// Runs a program to its end.
    package static func run(_ path: String, _ arguments: [String], environment: [String] = []) throws -> Outcome {
        let output = try TemporaryFile()
        let child = try ChildProcess(path, arguments, environment: environment, output: output.descriptor)
        return Outcome(status: child.wait(), output: output.text(), error: child.error.text())
    }

    /// The exit status, or 128 and the signal's number. A process that does not end is killed, which is 128 + 9.
    func wait() -> Int32 {
        if !life.waitForEnd() { kill(identifier, SIGKILL) }
        var status: Int32 = 0
        while unsafe waitpid(identifier, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    }
}
