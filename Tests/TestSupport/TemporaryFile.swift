import Glibc

/// A file without a name that goes when it is closed: what a child writes without anybody reading along.
package final class TemporaryFile: Sendable {
    package let descriptor: Int32

    package init() throws {
        var template = Array("\(P_tmpdir)/recovery-server-test-XXXXXX".utf8CString)
        descriptor = unsafe mkstemp(&template)
        guard descriptor >= 0 else { throw RawClient.Failure.notConnected(errno) }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        unsafe unlink(&template)
    }

    deinit { _ = close(descriptor) }

    /// Everything that was written.
    package func text() -> String {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while true {
            let count = unsafe pread(descriptor, &buffer, buffer.count, off_t(bytes.count))
            guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
            bytes += buffer[..<count]
        }
    }
}
