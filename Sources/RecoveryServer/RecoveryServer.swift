import CProcess
import Glibc

/// The executable: reads what it is asked for, does it, and ends with a status that says how it went.
@main
enum RecoveryServer {
    static func main() {
        // Before anything personal is in memory, which some commands read as well.
        guard recovery_leave_no_traces_of_crashes() == 0 else {
            complain("recovery-server cannot forbid that a crash leaves traces of what is in memory")
            finish(.failure)
        }
        switch CommandLine.parse(Array(Swift.CommandLine.arguments.dropFirst()), environment: Environment.current) {
        case .success(.print(let text, let warnings)):
            for warning in warnings { complain(warning) }
            say(text)
        case .success(.version): say(Usage.version)
        case .success(.serve(let configuration, let warnings)):
            for warning in warnings { complain(warning) }
            ServeCommand(configuration).run()
        case .success(.check(let configuration)): finish(CheckCommand(configuration).run())
        case .success(.healthcheck(let configuration)): finish(HealthcheckCommand(configuration).run())
        case .success(.export(let configuration)): finish(ExportCommand(configuration).run())
        case .success(.backup(let configuration, let file)): finish(BackupCommand(configuration, file: file).run())
        case .success(.purge(let configuration)): finish(PurgeCommand(configuration).run())
        case .failure(let faults):
            for fault in faults.messages { complain(fault) }
            complain("recovery-server --help lists commands, flags and variables.")
            finish(.usage)
        }
    }
}

/// What the process ends with.
enum ExitStatus: Int32 {
    case success = 0
    /// The content is broken, the port is taken, the server does not answer, or the database is not to be had.
    case failure = 1
    /// The command line or the environment is wrong.
    case usage = 2
}

func finish(_ status: ExitStatus) -> Never {
    exit(status.rawValue)
}

/// A line on standard output, at once: scripts wait for it through a pipe, where `print` would keep it.
func say(_ message: String) {
    send(Array((message + "\n").utf8), to: STDOUT_FILENO)
}

/// A line on standard error.
func complain(_ message: String) {
    send(Array((message + "\n").utf8), to: STDERR_FILENO)
}

/// Writes all of it; answers false if whoever closed the other end, or a full disk, does not take the rest.
@discardableResult
func send(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var sent = 0
    while sent < bytes.count {
        let rest = bytes[sent...]
        let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR { continue }
        if count <= 0 { return false }
        sent += count
    }
    return true
}
