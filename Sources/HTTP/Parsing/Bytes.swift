/// The bytes that HTTP speaks of by name.
enum ASCII {
    static let tab = UInt8(ascii: "\t")
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let space = UInt8(ascii: " ")
    static let colon = UInt8(ascii: ":")
    static let slash = UInt8(ascii: "/")
    static let dot = UInt8(ascii: ".")
    static let percent = UInt8(ascii: "%")
    static let comma = UInt8(ascii: ",")
    static let semicolon = UInt8(ascii: ";")
    static let quote = UInt8(ascii: "\"")
    static let backslash = UInt8(ascii: "\\")
}

extension UInt8 {
    /// The byte with an ASCII letter in lower case. Nothing else changes: no Unicode case mapping comes near a protocol element.
    @inline(__always)
    var lowercasedASCII: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }

    @inline(__always)
    var isDigit: Bool { self &- 0x30 < 10 }

    /// RFC 9110 §5.6.3: what `OWS` is made of.
    @inline(__always)
    var isWhitespace: Bool { self == ASCII.space || self == ASCII.tab }

    /// The value of a hexadecimal digit, or `nil`.
    var hexadecimalValue: UInt8? {
        if isDigit { return self &- 0x30 }
        let letter = lowercasedASCII
        return letter &- 0x61 < 6 ? letter &- 0x57 : nil
    }
}

extension Span<UInt8> {
    /// Whether these are the same bytes.
    @inline(__always)
    func equals(_ other: Span<UInt8>) -> Bool {
        guard count == other.count else { return false }
        for index in indices where self[index] != other[index] { return false }
        return true
    }

    /// Whether these are the bytes of `text`, letter case included.
    @inline(__always)
    package func equals(_ text: StaticString) -> Bool {
        guard count == text.utf8CodeUnitCount else { return false }
        for index in indices where unsafe self[index] != text.utf8Start[index] { return false }
        return true
    }

    /// Whether these are the bytes of `text`, which is written in lower case, in any ASCII case.
    @inline(__always)
    package func equalsIgnoringCase(_ text: StaticString) -> Bool {
        guard count == text.utf8CodeUnitCount else { return false }
        for index in indices where unsafe self[index].lowercasedASCII != text.utf8Start[index] { return false }
        return true
    }

    /// Whether every byte is in `set`. True of no bytes at all.
    func allSatisfy(_ set: ByteSet) -> Bool {
        firstIndex(outside: set, in: indices) == count
    }

    /// `range` without the optional white space at both of its ends. RFC 9110 §5.6.3: `OWS = *( SP / HTAB )`.
    func trimmingWhitespace(_ range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        var end = range.upperBound
        while start < end, self[start].isWhitespace { start &+= 1 }
        while end > start, self[end &- 1].isWhitespace { end &-= 1 }
        return start..<end
    }

    /// The byte that the percent-encoding at `index` stands for, or `nil` if two digits do not follow before `end`.
    /// RFC 3986 §2.1: `pct-encoded = "%" HEXDIG HEXDIG`.
    func percentEncodedByte(at index: Int, until end: Int) -> UInt8? {
        guard index + 2 < end, let high = self[index + 1].hexadecimalValue, let low = self[index + 2].hexadecimalValue
        else { return nil }
        return high << 4 | low
    }

    /// A decimal number of digits alone, or `nil`: no sign, no space, and nothing that does not fit.
    ///
    /// `Int("+5")` is 5; to a proxy it may be an error. So digits are read here.
    func decimal(_ range: Range<Int>) -> Int? {
        guard !range.isEmpty else { return nil }
        var value = 0
        for index in range {
            guard self[index].isDigit else { return nil }
            let (product, overflows) = value.multipliedReportingOverflow(by: 10)
            let (sum, exceeds) = product.addingReportingOverflow(Int(self[index] &- 0x30))
            guard !overflows, !exceeds else { return nil }
            value = sum
        }
        return value
    }

    /// The bytes as text; a byte that is not UTF-8 becomes U+FFFD. For messages and JSON, never for a decision of the protocol.
    package func text(_ range: Range<Int>) -> String {
        unsafe extracting(range).withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    }

    package func array(_ range: Range<Int>) -> [UInt8] {
        unsafe extracting(range).withUnsafeBufferPointer { unsafe Array($0) }
    }
}

extension [UInt8] {
    /// Appends a part of a span.
    mutating func append(contentsOf bytes: Span<UInt8>, in range: Range<Int>) {
        unsafe bytes.extracting(range).withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
    }
}
