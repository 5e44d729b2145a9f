import Glibc
import HTTPServer

/// Sockets that a service manager opened for us, by the protocol of sd_listen_fds(3): `LISTEN_FDS` of them from descriptor 3 on, if `LISTEN_PID` is us.
///
/// The manager goes on listening while we are away, so a restart refuses nobody. What `LISTEN_FDNAMES` calls them does not matter here: all are for
/// everybody.
enum PassedSockets {
    private static let first: Int32 = 3
    /// One for each loop at most.
    private static let countMaximum = Setting.loopCountMaximum

    /// None where none were passed; a fault where something else was.
    static func take(_ variable: (String) -> String?) throws(StartError) -> [InheritedListener] {
        guard let process = variable("LISTEN_PID"), process == "\(getpid())", let text = variable("LISTEN_FDS") else {
            return []
        }
        guard let count = Setting.number(text, in: 0...countMaximum) else {
            throw StartError(message: "LISTEN_FDS has to be a number from 0 to \(countMaximum)")
        }
        var listeners: [InheritedListener] = []
        for descriptor in first..<(first + Int32(count)) {
            guard let listener = InheritedListener(descriptor: descriptor) else {
                throw StartError(
                    message: "descriptor \(descriptor), which was passed to us, is not a listening TCP socket")
            }
            listeners.append(listener)
        }
        return listeners
    }

    /// From the environment that a service is started with.
    static func take() throws(StartError) -> [InheritedListener] {
        try take(Environment.value)
    }
}
