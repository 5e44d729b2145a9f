import CEpoll
import Glibc

/// A client of one request, for asking our own server whether it lives.
package enum LivenessProbe {
    /// Whether a GET of `path` is answered with 200 within the time, which bounds connecting, sending and each read.
    package static func answers(host: String, port: UInt16, path: String, within time: Duration) -> Bool {
        guard let address = try? SocketAddress(host: host, port: port) else { return false }
        let number = socket(address.family, recovery_sock_stream | recovery_sock_cloexec, 0)
        guard number >= 0 else { return false }
        let descriptor = Descriptor(owning: number)
        let milliseconds = time.wholeMilliseconds
        var limit = timeval(tv_sec: Int(milliseconds / 1_000), tv_usec: Int(milliseconds % 1_000) * 1_000)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            unsafe setsockopt(number, SOL_SOCKET, option, &limit, socklen_t(MemoryLayout<timeval>.size))
        }
        guard unsafe address.withSocketAddress({ unsafe connect(number, $0, $1) }) == 0 else { return false }
        return exchange(descriptor, "GET \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    }

    private static func exchange(_ descriptor: borrowing Descriptor, _ request: String) -> Bool {
        let bytes = Array(request.utf8)
        guard unsafe send(descriptor.number, bytes, bytes.count, recovery_msg_nosignal) == bytes.count else {
            return false
        }
        let expected = Array("HTTP/1.1 200 ".utf8)
        var answer = [UInt8](repeating: 0, count: expected.count)
        let count = unsafe recv(descriptor.number, &answer, answer.count, recovery_msg_waitall)
        return count == expected.count && answer == expected
    }
}
