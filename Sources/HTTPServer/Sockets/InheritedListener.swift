import CEpoll
import Glibc

/// A listening TCP socket that was open already when this process began: made by a service manager, which goes on listening while we are replaced.
package struct InheritedListener: Sendable {
    let number: Int32
    let port: UInt16
    /// The address in numbers, with the port, as it stands in a URL.
    package let authority: String

    /// Takes on a descriptor that stays open as long as the process; `nil` if it is not a TCP socket that listens.
    package init?(descriptor number: Int32) {
        guard Self.option(SO_ACCEPTCONN, of: number) == 1, Self.option(SO_TYPE, of: number) == recovery_sock_stream,
            let family = Self.option(SO_DOMAIN, of: number), [AF_INET, AF_INET6].contains(family),
            let (authority, port) = SocketAddress.localAuthority(of: number)
        else { return nil }
        // Whoever made it may have left either to us; not inherited by what we start, of which there is nothing.
        _ = fcntl(number, F_SETFD, FD_CLOEXEC)
        _ = fcntl(number, F_SETFL, fcntl(number, F_GETFL) | O_NONBLOCK)
        self.number = number
        self.port = port
        self.authority = authority
    }

    private static func option(_ option: Int32, of number: Int32) -> Int32? {
        var value: Int32 = 0
        var length = socklen_t(MemoryLayout<Int32>.size)
        guard unsafe getsockopt(number, SOL_SOCKET, option, &value, &length) == 0 else { return nil }
        return value
    }
}

extension SocketAddress {
    /// `127.0.0.1:80` or `[::1]:80`, and the port.
    static func localAuthority(of number: Int32) -> (authority: String, port: UInt16)? {
        var storage = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        var host = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN) + 1)
        let isKnown = unsafe withUnsafeMutablePointer(to: &storage) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                guard unsafe getsockname(number, address, &length) == 0 else { return false }
                return unsafe getnameinfo(address, length, &host, socklen_t(host.count), nil, 0, NI_NUMERICHOST) == 0
            }
        }
        guard isKnown, let port = try? localPort(of: number) else { return nil }
        let name = String(decoding: host.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return (name.contains(":") ? "[\(name)]:\(port)" : "\(name):\(port)", port)
    }
}
