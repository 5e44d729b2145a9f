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
    /// Whether this process made it. One that was passed to us is somebody else's as well, who goes on listening.
    let isOwn: Bool

    /// Connections that the kernel keeps until they are accepted; it lowers this to `net.core.somaxconn`.
    static let backlog = 4_096

    init(_ address: SocketAddress, sharesPort: Bool) throws(SystemError) {
        let descriptor = Descriptor(
            owning: try checked(
                socket(address.family, recovery_sock_stream | recovery_sock_nonblock | recovery_sock_cloexec, 0)))
        try setOption(descriptor.number, SOL_SOCKET, SO_REUSEADDR, 1)
        if sharesPort { try setOption(descriptor.number, SOL_SOCKET, SO_REUSEPORT, 1) }
        if address.family == AF_INET6 { try setOption(descriptor.number, Int32(IPPROTO_IPV6), IPV6_V6ONLY, 0) }
        let number = descriptor.number
        try checked(unsafe address.withSocketAddress { unsafe bind(number, $0, $1) })
        try checked(listen(descriptor.number, Int32(Self.backlog)))
        port = try SocketAddress(localOf: descriptor.number).port
        isOwn = true
        self.descriptor = descriptor
    }

    /// One of a loop's own on a socket that was passed to this process. It reads from the same queue as every other on it.
    init(sharing listener: InheritedListener) throws(SystemError) {
        descriptor = Descriptor(owning: try checked(fcntl(listener.number, F_DUPFD_CLOEXEC, 0)))
        port = listener.port
        isOwn = false
    }

    /// Leads new connections to whoever listens beside us from now on, while those that were begun here still arrive. To be called before the last look
    /// and the close: what arrives between the two would be reset by the kernel, with a request that nobody answered.
    ///
    /// The sockets that share a port stand in the order in which they were bound, and ours are the oldest: behind `count` of them stands the first of a
    /// successor. Where there is none, a new client is not heard, and asks again after a second (RFC 6298 §2), when the port is closed or a successor's.
    func turnAway(beyond count: Int) {
        guard isOwn else { return }
        // Where the kernel will not, the drain goes on as it would without: with a moment in which a connection may be lost.
        recovery_prefer_listener(descriptor.number, UInt32(count))
        recovery_refuse_handshakes(descriptor.number)
    }

    /// Before the close: the others that share the port shall be chosen from evenly again.
    func leaveOthers() {
        guard isOwn else { return }
        recovery_prefer_no_listener(descriptor.number)
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
