import CProcess
import Glibc

/// What a service manager would hear: the datagrams that a service sends it.
package final class NotificationSocket {
    package enum Place: Sendable { case path, abstract }

    /// How a service is told of it.
    package let name: String
    private let descriptor: Int32
    /// Where the socket is a file.
    private let folder: TemporaryFolder

    package init(_ place: Place) throws {
        folder = try TemporaryFolder()
        name = place == .path ? "\(folder.path)/notify" : "@\(folder.path)"
        descriptor = socket(AF_UNIX, recovery_sock_datagram, 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        var bytes = Array(name.utf8)
        if place == .abstract { bytes[0] = 0 }
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { path in unsafe path.copyBytes(from: bytes) }
        let length = socklen_t(2 + bytes.count + (place == .abstract ? 0 : 1))
        // Bounded: a minute is enough for a debug build under a sanitizer on a busy machine.
        var limit = timeval(tv_sec: 60, tv_usec: 0)
        let number = descriptor
        unsafe setsockopt(number, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        let isBound = unsafe withUnsafePointer(to: address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe bind(number, $0, length) == 0 }
        }
        // `deinit` closes it, here too: everything stored has its value by now.
        guard isBound else { throw RawClient.Failure.notConnected(errno) }
    }

    deinit { _ = close(descriptor) }

    /// The lines of the next datagram.
    package func next() throws -> [String] {
        var buffer = [UInt8](repeating: 0, count: 4_096)
        let count = unsafe recv(descriptor, &buffer, buffer.count, 0)
        guard count > 0 else { throw RawClient.Failure.timedOut }
        return String(decoding: buffer[..<count], as: UTF8.self).split(separator: "\n").map(String.init)
    }
}
