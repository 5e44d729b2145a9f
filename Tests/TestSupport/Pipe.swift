import Glibc

/// A pipe that a child writes its first line into.
final class Pipe {
    private let reading: Int32
    private(set) var writing: Int32

    init() throws {
        var ends: [Int32] = [0, 0]
        // Closed in children, or another child that is started meanwhile would keep it open.
        guard unsafe pipe(&ends) == 0 else { throw RawClient.Failure.notConnected }
        (reading, writing) = (ends[0], ends[1])
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    }

    deinit {
        _ = close(reading)
        closeWriting()
    }

    func closeWriting() {
        if writing >= 0 { _ = close(writing) }
        writing = -1
    }

    /// The text before the first line feed, or before the end.
    func readLine() -> String {
        var line: [UInt8] = []
        var byte: UInt8 = 0
        while unsafe read(reading, &byte, 1) == 1, byte != UInt8(ascii: "\n") { line.append(byte) }
        return String(decoding: line, as: UTF8.self)
    }
}

/// A file without a name that goes when it is closed: what a child writes without anybody reading along.
package final class TemporaryFile: Sendable {
    package let descriptor: Int32

    package init() throws {
        var template = Array("/tmp/recovery-server-test-XXXXXX".utf8CString)
        descriptor = unsafe mkstemp(&template)
        guard descriptor >= 0 else { throw RawClient.Failure.notConnected }
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
