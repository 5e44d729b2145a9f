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
            let address = try? SocketAddress(localOf: number), [AF_INET, AF_INET6].contains(address.family),
            let authority = address.authority
        else { return nil }
        // Whoever made it may have left either to us; not inherited by what we start, of which there is nothing.
        _ = fcntl(number, F_SETFD, FD_CLOEXEC)
        _ = fcntl(number, F_SETFL, fcntl(number, F_GETFL) | O_NONBLOCK)
        self.number = number
        port = address.port
        self.authority = authority
    }

    private static func option(_ option: Int32, of number: Int32) -> Int32? {
        var value: Int32 = 0
        var length = socklen_t(MemoryLayout<Int32>.size)
        guard unsafe getsockopt(number, SOL_SOCKET, option, &value, &length) == 0 else { return nil }
        return value
    }
}
