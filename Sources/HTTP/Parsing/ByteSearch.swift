/// Searches that look at eight bytes at a time: a head is searched more than once, and that is a good part of what a request costs.
extension Span<UInt8> {
    /// The first index of `byte` from `start`, or `nil`.
    func firstIndex(of byte: UInt8, from start: Int) -> Int? {
        guard start < count else { return nil }
        let index = firstIndex(in: start..<count, word: { $0.marks(of: byte) }, byte: { $0 == byte })
        return index < count ? index : nil
    }

    /// The first index in `range` of `byte`, or where the range ends.
    package func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int {
        firstIndex(in: range, word: { $0.marks(of: byte) }, byte: { $0 == byte })
    }

    /// The first index in `range` of either byte, or where the range ends.
    package func firstIndex(of one: UInt8, or other: UInt8, in range: Range<Int>) -> Int {
        firstIndex(
            in: range, word: { $0.marks(of: one) | $0.marks(of: other) }, byte: { $0 == one || $0 == other })
    }

    /// The first index in `range` of `byte` outside a quoted string (RFC 9110 §5.6.4), or where the range ends. One byte at a time.
    func firstUnquotedIndex(of byte: UInt8, in range: Range<Int>) -> Int {
        var index = range.lowerBound
        var isQuoted = false
        while index < range.upperBound, isQuoted || self[index] != byte {
            if self[index] == ASCII.quote { isQuoted.toggle() }
            if isQuoted, self[index] == ASCII.backslash, index + 1 < range.upperBound { index += 1 }
            index += 1
        }
        return index
    }

    /// Whether a field value may have every byte in `range`: RFC 9110 §5.5, `HTAB / SP / VCHAR / obs-text`.
    package func isFieldValue(_ range: Range<Int>) -> Bool {
        var start = range.lowerBound
        // One round a tab.
        while start < range.upperBound {
            let control = firstIndex(
                in: start..<range.upperBound, word: { $0.marks(below: 0x20) | $0.marks(of: 0x7F) },
                byte: { $0 < 0x20 || $0 == 0x7F })
            guard control < range.upperBound else { return true }
            guard self[control] == ASCII.tab else { return false }
            start = control + 1
        }
        return true
    }

    /// The first index in `range` of a byte that is not in `set`, or where the range ends. One byte at a time.
    package func firstIndex(outside set: ByteSet, in range: Range<Int>) -> Int {
        precondition(range.lowerBound >= 0 && range.upperBound <= count)
        return unsafe withUnsafeBytes { bytes in
            var index = range.lowerBound
            // SAFETY: the range is within the bytes, just tested.
            while index < range.upperBound, unsafe set.contains(bytes[index]) { index &+= 1 }
            return index
        }
    }

    /// The first index in `range` of a byte that is looked for, or where the range ends. `word` marks such bytes among eight: the first of them for
    /// certain, behind it perhaps others too.
    @inline(__always)  // What is looked for is then a constant.
    private func firstIndex(in range: Range<Int>, word: (UInt64) -> UInt64, byte: (UInt8) -> Bool) -> Int {
        precondition(range.lowerBound >= 0 && range.upperBound <= count)
        return unsafe withUnsafeBytes { bytes in
            var index = range.lowerBound
            // What stands behind the range may be looked at too, where it is ours.
            while index < range.upperBound, index &+ 8 <= bytes.count {
                // SAFETY: index + 8 is at most the count, just tested.
                let marks = word(unsafe bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian)
                if marks != 0 { return Swift.min(index &+ marks.trailingZeroBitCount / 8, range.upperBound) }
                index &+= 8
            }
            while index < range.upperBound {
                if unsafe byte(bytes[index]) { return index }
                index &+= 1
            }
            return range.upperBound
        }
    }
}

/// Eight bytes, the first of them lowest. A mark is the highest bit of its byte; the lowest mark is right, and those above it may not be.
extension UInt64 {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highestBits: UInt64 = 0x8080_8080_8080_8080

    @inline(__always)
    fileprivate func marks(of byte: UInt8) -> UInt64 {
        (self ^ UInt64(byte) &* Self.ones).marks(below: 1)
    }

    /// `limit` is at most 0x80.
    @inline(__always)
    fileprivate func marks(below limit: UInt8) -> UInt64 {
        (self &- UInt64(limit) &* Self.ones) & ~self & Self.highestBits
    }
}
