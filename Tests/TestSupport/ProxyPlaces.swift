import CEpoll
import Glibc

/// The ports and files of a proxy in a test.
struct ProxyPlaces {
    let folder: String
    /// Of the server behind.
    let server: UInt16
    let secure: UInt16
    let plain: UInt16
    let redirecting: UInt16
    let marksRequests: Bool

    init(folder: String, server: UInt16, marksRequests: Bool) throws {
        self.folder = folder
        self.server = server
        self.marksRequests = marksRequests
        // All three are held until the last is found, or two could be the same.
        let holders = try (0..<3).map { _ in try PortHolder() }
        secure = holders[0].port
        plain = holders[1].port
        redirecting = holders[2].port
    }
}

/// A port that is free as long as this holds it. Neither proxy can say which port the kernel chose, so a test has to choose; another process may be
/// faster afterwards, and then the proxy is started again on others.
private final class PortHolder {
    let port: UInt16
    private let descriptor: Int32

    init() throws {
        descriptor = socket(AF_INET, recovery_sock_stream | recovery_sock_cloexec, 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = descriptor
        let result = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(descriptor, $0, length) == 0 ? unsafe getsockname(descriptor, $0, &length) : -1
            }
        }
        guard result == 0 else { throw RawClient.Failure.notConnected(errno) }
        port = UInt16(bigEndian: address.sin_port)
    }

    deinit { _ = close(descriptor) }
}
