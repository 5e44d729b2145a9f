import Glibc

/// A pipe that a child writes its first line into, or only holds open while it lives.
///
/// Every wait is bounded.
final class Pipe: @unchecked Sendable {
    /// Enough for a debug build under a sanitizer on a busy machine.
    private static let patience: Int32 = 60_000

    private let reading: Int32
    private(set) var writing: Int32

    init() throws {
        var ends: [Int32] = [0, 0]
        // Closed in children, or another child that is started meanwhile would keep it open.
        guard unsafe pipe(&ends) == 0 else { throw RawClient.Failure.notConnected(errno) }
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

    /// The text before the first line feed, or before the end; what came so far if nothing comes for long.
    func readLine() -> String {
        var line: [UInt8] = []
        var byte: UInt8 = 0
        while isReadable(), unsafe read(reading, &byte, 1) == 1, byte != UInt8(ascii: "\n") { line.append(byte) }
        return String(decoding: line, as: UTF8.self)
    }

    /// Waits until no process holds the writing end; `false` if that does not come.
    func waitForEnd() -> Bool {
        var byte: UInt8 = 0
        while isReadable() {
            if unsafe read(reading, &byte, 1) <= 0 { return true }
        }
        return false
    }

    private func isReadable() -> Bool {
        var descriptor = pollfd(fd: reading, events: Int16(POLLIN), revents: 0)
        return unsafe poll(&descriptor, 1, Self.patience) > 0
    }
}
