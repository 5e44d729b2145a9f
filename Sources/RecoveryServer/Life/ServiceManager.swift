import CProcess
import Glibc

/// Whoever started us and wants to hear how we are: systemd, by the protocol of sd_notify(3).
///
/// A datagram of lines to the socket that `NOTIFY_SOCKET` names. That is all there is to it, so nothing is linked for it: libsystemd would bring a library
/// that most containers lack, and with it a compressor or two, into a process that holds personal data.
struct ServiceManager: Sendable {
    /// `nil` where nobody wants to hear.
    private let address: [UInt8]?
    /// How often it wants a sign of life, or kills us.
    let watchdogInterval: Duration?

    /// From the environment that a service is started with.
    static var current: ServiceManager { ServiceManager(Environment.value) }

    init(_ variable: (String) -> String?) {
        address = variable("NOTIFY_SOCKET").flatMap(Self.address)
        let isOurs = variable("WATCHDOG_PID").map { $0 == "\(getpid())" } ?? true
        let microseconds = variable("WATCHDOG_USEC").flatMap { Setting.number($0, in: 1...(1 << 53)) }
        watchdogInterval = isOurs ? microseconds.map { Duration.microseconds($0) } : nil
    }

    /// A path, or a name of the abstract name space behind `@`, which the kernel writes as a zero.
    private static func address(_ text: String) -> [UInt8]? {
        var bytes = Array(text.utf8)
        guard bytes.first == UInt8(ascii: "/") || bytes.first == UInt8(ascii: "@"), bytes.count > 1,
            bytes.count < MemoryLayout.size(ofValue: sockaddr_un().sun_path)
        else { return nil }
        if bytes[0] == UInt8(ascii: "@") { bytes[0] = 0 }
        return bytes
    }

    func isReady(_ status: String) { notify(["READY=1", "STATUS=\(status)"]) }

    func isReloading() {
        var now = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &now)
        notify(["RELOADING=1", "MONOTONIC_USEC=\(now.tv_sec * 1_000_000 + now.tv_nsec / 1_000)"])
    }

    func isStopping(_ status: String) { notify(["STOPPING=1", "STATUS=\(status)"]) }

    func isAlive() { notify(["WATCHDOG=1"]) }

    /// Never waits, and fails without a word: that nobody listens is no reason not to serve.
    private func notify(_ lines: [String]) {
        guard let address else { return }
        let descriptor = socket(AF_UNIX, recovery_sock_datagram, 0)
        guard descriptor >= 0 else { return }
        defer { _ = close(descriptor) }
        var target = sockaddr_un()
        target.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &target.sun_path) { path in unsafe path.copyBytes(from: address) }
        let offset = MemoryLayout<sockaddr_un>.offset(of: \.sun_path) ?? 2
        // A path ends with a zero; an abstract name is as long as it says.
        let length = socklen_t(offset + address.count + (address.first == 0 ? 0 : 1))
        let message = Array(lines.joined(separator: "\n").utf8)
        _ = unsafe withUnsafePointer(to: target) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe sendto(descriptor, message, message.count, recovery_datagram_flags, $0, length)
            }
        }
    }
}
