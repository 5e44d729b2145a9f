import CEpoll
import Glibc

/// A listening TCP socket of the test's own, to be passed to a process.
package final class ListeningProbe {
    package let descriptor: Int32
    package let port: UInt16

    /// On 127.0.0.1, on a port of the kernel's choice.
    package init() throws {
        descriptor = socket(AF_INET, recovery_sock_stream | recovery_sock_cloexec, 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let number = descriptor
        let isBound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(number, $0, length) == 0 && listen(number, 100) == 0
                    && getsockname(number, $0, &length) == 0
            }
        }
        port = UInt16(bigEndian: address.sin_port)
        // `deinit` closes it, here too: everything stored has its value by now.
        guard isBound else { throw RawClient.Failure.notConnected(errno) }
    }

    deinit { _ = close(descriptor) }
}
