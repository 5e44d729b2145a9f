/// Bytes on their way out: appended to, read as one region, emptied and used again without giving memory back.
@safe
package struct OutputBytes: ~Copyable {
    private var storage: UnsafeMutablePointer<UInt8>
    package private(set) var count = 0
    private var capacity: Int

    /// - Parameter byteCapacity: how much it holds before it has to grow. Growth doubles.
    package init(byteCapacity: Int) {
        capacity = max(byteCapacity, 64)
        unsafe storage = .allocate(capacity: capacity)
    }

    deinit { unsafe storage.deallocate() }

    package mutating func removeAll() { count = 0 }

    /// The bytes from `start` on; valid until the next append.
    package var base: UnsafePointer<UInt8> { unsafe UnsafePointer(storage) }

    private mutating func reserve(_ additional: Int) {
        guard count + additional > capacity else { return }
        let grown = max(capacity * 2, count + additional)
        let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: grown)
        unsafe moved.update(from: storage, count: count)
        unsafe storage.deallocate()
        unsafe storage = moved
        capacity = grown
    }

    package mutating func append(_ bytes: UnsafePointer<UInt8>, byteCount: Int) {
        reserve(byteCount)
        unsafe (storage + count).update(from: bytes, count: byteCount)
        count += byteCount
    }

    package mutating func append(_ byte: UInt8) {
        reserve(1)
        unsafe storage[count] = byte
        count += 1
    }

    package mutating func append(_ text: StaticString) {
        unsafe append(text.utf8Start, byteCount: text.utf8CodeUnitCount)
    }

    package mutating func append(_ bytes: [UInt8]) {
        append(bytes, bytes.indices)
    }

    package mutating func append(_ bytes: [UInt8], _ range: Range<Int>) {
        precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
        guard !range.isEmpty else { return }
        unsafe bytes.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return }
            unsafe append(start + range.lowerBound, byteCount: range.count)
        }
    }

    // Named, since a literal would otherwise be made a String first.
    package mutating func append(text: String) {
        var text = text
        text.withUTF8 { buffer in
            guard let start = buffer.baseAddress else { return }
            unsafe append(start, byteCount: buffer.count)
        }
    }

    /// `value` in decimal digits; not below 0.
    package mutating func appendDecimal(_ value: Int) {
        precondition(value >= 0)
        if value >= 10 { appendDecimal(value / 10) }
        append(UInt8(0x30 + value % 10))
    }

    /// `value` in eight hexadecimal digits, lower case, all eight at once: every answer has an id of 24.
    package mutating func appendHexadecimal(_ value: UInt32) {
        unsafe withUnsafeBytes(of: Self.hexadecimal(value)) { bytes in
            guard let start = unsafe bytes.bindMemory(to: UInt8.self).baseAddress else { return }
            unsafe append(start, byteCount: 8)
        }
    }

    /// The eight digits of `value`, the first one lowest in memory.
    static func hexadecimal(_ value: UInt32) -> UInt64 {
        // Each digit to a byte of its own, the first digit highest.
        var digits = UInt64(value)
        digits = (digits << 16 | digits) & 0x0000_FFFF_0000_FFFF
        digits = (digits << 8 | digits) & 0x00FF_00FF_00FF_00FF
        digits = (digits << 4 | digits) & 0x0F0F_0F0F_0F0F_0F0F
        // 1 where a digit is a letter: only then does adding 6 reach the next four bits.
        let letters = (digits &+ 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
        return (digits &+ 0x3030_3030_3030_3030 &+ letters &* 0x27).bigEndian
    }

    /// The bytes as an array, for those who keep them.
    package var bytes: [UInt8] { unsafe Array(UnsafeBufferPointer(start: storage, count: count)) }

    package var text: String { String(decoding: bytes, as: UTF8.self) }
}
