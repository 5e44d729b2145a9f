import Glibc

/// Lines on their way to a descriptor, gathered into few writes.
@safe
struct LineBuffer: ~Copyable {
    private let storage: UnsafeMutablePointer<UInt8>
    private(set) var count = 0
    /// Lines since the last write.
    private(set) var lineCount = 0
    /// Whether there is no room for the longest line of a request.
    var isFull: Bool { count > Self.capacity - Self.lineByteCountMaximum }

    private static let capacity = 65_536
    /// Route, ids, numbers and names of members: less than half of this.
    private static let lineByteCountMaximum = 2_048

    init() { unsafe storage = .allocate(capacity: Self.capacity) }

    deinit { unsafe storage.deallocate() }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        precondition(count < Self.capacity)
        unsafe storage[count] = byte
        count &+= 1
    }

    @inline(__always)
    mutating func append(_ text: StaticString) {
        let byteCount = text.utf8CodeUnitCount
        precondition(count + byteCount <= Self.capacity)
        unsafe (storage + count).update(from: text.utf8Start, count: byteCount)
        count &+= byteCount
    }

    @inline(__always)
    mutating func append(_ bytes: [UInt8]) {
        precondition(count + bytes.count <= Self.capacity)
        unsafe bytes.withUnsafeBufferPointer { source in
            guard let start = source.baseAddress else { return }
            unsafe (storage + count).update(from: start, count: source.count)
        }
        count &+= bytes.count
    }

    mutating func append(_ tail: RecordTail, _ range: Range<Int>) {
        for index in range { append(tail[index]) }
    }

    /// Decimal digits.
    mutating func append(decimal value: UInt64) {
        var digits: UInt64 = 1
        while digits <= value / 10 { digits &*= 10 }
        var rest = value
        while digits > 0 {
            append(UInt8(truncatingIfNeeded: 0x30 &+ rest / digits))
            rest %= digits
            digits /= 10
        }
    }

    /// Sixteen or eight hexadecimal digits.
    mutating func append(hexadecimal value: UInt64, digitCount: Int) {
        for index in 0..<digitCount {
            let digit = UInt8(truncatingIfNeeded: value >> UInt64(4 * (digitCount - 1 - index))) & 0xF
            append(digit < 10 ? 0x30 &+ digit : 0x57 &+ digit)
        }
    }

    mutating func endLine() {
        append(UInt8(ascii: "\n"))
        lineCount &+= 1
    }

    /// Writes all of it, waiting for as long as whoever reads takes. Returns how many lines were written, and how many are lost because nobody takes them any more.
    mutating func write(to descriptor: Int32) -> (writtenCount: Int, lostCount: Int) {
        defer { (count, lineCount) = (0, 0) }
        var sent = 0
        while sent < count {
            let written = unsafe Glibc.write(descriptor, storage + sent, count - sent)
            if written < 0, errno == EINTR { continue }
            if written <= 0 { return (0, lineCount) }
            sent += written
        }
        return (lineCount, 0)
    }
}
