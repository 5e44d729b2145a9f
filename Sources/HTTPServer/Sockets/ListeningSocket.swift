import CEpoll
import Glibc
import HTTP

/// A socket that takes connections for one loop.
///
/// Every loop has its own, on the same address (`SO_REUSEPORT`): the kernel spreads connections, and no two loops wake for one.
struct ListeningSocket: ~Copyable {
    let descriptor: Descriptor
    /// The port, also where 0 was asked for.
    let port: UInt16

    /// Connections that the kernel keeps until they are accepted; it lowers this to `net.core.somaxconn`.
    private static let backlog: Int32 = 4_096

    init(_ address: SocketAddress, sharesPort: Bool) throws(SystemError) {
        let descriptor = Descriptor(
            owning: try checked(
                socket(address.family, recovery_sock_stream | recovery_sock_nonblock | recovery_sock_cloexec, 0)))
        try setOption(descriptor.number, SOL_SOCKET, SO_REUSEADDR, 1)
        if sharesPort { try setOption(descriptor.number, SOL_SOCKET, SO_REUSEPORT, 1) }
        if address.family == AF_INET6 { try setOption(descriptor.number, Int32(IPPROTO_IPV6), IPV6_V6ONLY, 0) }
        let number = descriptor.number
        try unsafe address.withSocketAddress { pointer, length throws(SystemError) in
            _ = try checked(unsafe bind(number, pointer, length))
        }
        try checked(listen(descriptor.number, Self.backlog))
        port = try SocketAddress.localPort(of: descriptor.number)
        self.descriptor = descriptor
    }

    /// Throws EADDRINUSE if somebody listens there already.
    ///
    /// A second server of ours could bind beside the first because both set `SO_REUSEPORT`, and would steal half of its connections. So a socket
    /// without that option tries first.
    static func checkIsFree(_ address: SocketAddress) throws(SystemError) {
        _ = try ListeningSocket(address, sharesPort: false)
    }

    /// Whether a connection waits. accept(2) looks for a descriptor first and says that there is none even when nobody waits.
    var hasWaitingConnection: Bool {
        var event = pollfd(fd: descriptor.number, events: Int16(POLLIN), revents: 0)
        return unsafe poll(&event, 1, 0) > 0
    }

    /// The next connection, not blocking and not inherited.
    func accept() -> (outcome: SystemCallOutcome, peer: PeerAddress?) {
        var storage = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let outcome = systemCall {
            unsafe withUnsafeMutablePointer(to: &storage) { pointer in
                unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                    Int(
                        unsafe accept4(
                            descriptor.number, address, &length, recovery_sock_nonblock | recovery_sock_cloexec))
                }
            }
        }
        return (outcome, PeerAddress(storage))
    }
}

func setOption(_ number: Int32, _ level: Int32, _ option: Int32, _ value: Int32) throws(SystemError) {
    var value = value
    try checked(unsafe setsockopt(number, level, option, &value, socklen_t(MemoryLayout<Int32>.size)))
}
