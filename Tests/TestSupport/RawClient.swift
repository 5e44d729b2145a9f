import CEpoll
import Glibc

/// A plain blocking socket, for sending bytes that no real client would and reading exactly what comes back.
package final class RawClient {
    package enum Failure: Error {
        /// The system's error, which tells a refusal from a machine that has run out of something.
        case notConnected(Int32)
        /// The end came, and before it these bytes.
        case closed(String)
        case timedOut
    }

    private let descriptor: Int32
    private var received: [UInt8] = []

    /// Connects to 127.0.0.1, from there or from another of this machine's own addresses, 127.0.0.2 and up. Every wait is bounded by `seconds`.
    package init(port: UInt16, seconds: Int = 60, from source: UInt8 = 1) throws {
        descriptor = socket(AF_INET, recovery_sock_stream | recovery_sock_cloexec, 0)
        guard descriptor >= 0 else { throw Failure.notConnected(errno) }
        var limit = timeval(tv_sec: seconds, tv_usec: 0)
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        if source != 1 { _ = unsafe Self.withLoopbackAddress(source, port: 0) { unsafe bind(descriptor, $0, $1) } }
        let result = unsafe Self.withLoopbackAddress(1, port: port) { unsafe connect(descriptor, $0, $1) }
        // `deinit` closes it, here too: everything stored has its value by now.
        guard result == 0 else { throw Failure.notConnected(errno) }
        if isItsOwnPeer(at: port, from: source) { throw Failure.notConnected(ECONNREFUSED) }
    }

    /// Where nobody listens, the kernel may choose that very port as ours, and an end that calls itself is connected (RFC 9293 §3.5).
    private func isItsOwnPeer(at port: UInt16, from source: UInt8) -> Bool {
        var own = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = descriptor
        let result = unsafe withUnsafeMutablePointer(to: &own) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe getsockname(descriptor, $0, &length)
            }
        }
        return result == 0 && source == 1 && own.sin_port == port.bigEndian
    }

    private static func withLoopbackAddress(
        _ host: UInt8, port: UInt16, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = (UInt32(0x7F00_0000) + UInt32(host)).bigEndian
        return unsafe withUnsafePointer(to: address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }

    deinit { _ = Glibc.close(descriptor) }

    /// Sends all of it, or as much as the server takes before it closes.
    package func send(_ text: String) { send(Array(text.utf8)) }

    /// Sends all of it, or as much as the server takes before it closes.
    package func send(_ bytes: [UInt8]) {
        var sent = 0
        while sent < bytes.count {
            let rest = bytes[sent...]
            let count = unsafe rest.withUnsafeBytes {
                unsafe Glibc.send(descriptor, $0.baseAddress, $0.count, recovery_msg_nosignal)
            }
            guard count > 0 else { return }
            sent += count
        }
    }

    /// Tells the server that nothing more comes.
    package func closeSending() { _ = shutdown(descriptor, recovery_shut_wr) }

    /// Makes the end of this client a reset instead of an orderly close.
    package func resetAtEnd() {
        var option = linger(l_onoff: 1, l_linger: 0)
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    }

    /// Everything up to the server's close.
    package func readToEnd() throws -> String {
        while try readMore() {}
        defer { received = [] }
        return String(decoding: received, as: UTF8.self)
    }

    /// Everything up to and including the first `marker`; what is behind it stays for the next read.
    package func read(through marker: String) throws -> String {
        let wanted = Array(marker.utf8)
        while true {
            if let end = Self.end(of: wanted, in: received) {
                defer { received.removeFirst(end) }
                return String(decoding: received[..<end], as: UTF8.self)
            }
            guard try readMore() else { throw Failure.closed(String(decoding: received, as: UTF8.self)) }
        }
    }

    /// So many bytes.
    package func read(byteCount: Int) throws -> String {
        while received.count < byteCount {
            guard try readMore() else { throw Failure.closed(String(decoding: received, as: UTF8.self)) }
        }
        defer { received.removeFirst(byteCount) }
        return String(decoding: received[..<byteCount], as: UTF8.self)
    }

    private static func end(of wanted: [UInt8], in bytes: [UInt8]) -> Int? {
        guard bytes.count >= wanted.count else { return nil }
        return (0...(bytes.count - wanted.count)).first { Array(bytes[$0..<($0 + wanted.count)]) == wanted }
            .map { $0 + wanted.count }
    }

    /// Whether anything came before the server closed. A reset counts as a close.
    private func readMore() throws -> Bool {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = unsafe recv(descriptor, &buffer, buffer.count, 0)
        if count < 0, errno == EAGAIN { throw Failure.timedOut }
        guard count > 0 else { return false }
        received += buffer[..<count]
        return true
    }
}
