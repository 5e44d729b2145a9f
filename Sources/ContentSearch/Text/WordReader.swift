/// Reads the words of a text, folded as search compares them: in lower case, without accents and apostrophes, numbers as digits.
///
/// A word is a run of letters and digits of any script. Apostrophes and marks within it are passed over ("One’s" is "ones"), as are points between
/// digits ("2.1" is "21"); everything else, hyphens too, ends it. The same reader reads content and queries, so they cannot differ.
struct WordReader: ~Copyable {
    private let text: [UInt8]
    private var position = 0
    /// UTF-16 code units before ``position``.
    private var utf16Position = 0

    /// Whether the current word has begun.
    private var isInWord = false

    /// The last word read, as UTF-8.
    private(set) var word: [UInt8] = []
    /// Where it stands, in bytes and in UTF-16 code units.
    private(set) var byteRange = 0..<0
    private(set) var utf16Range = 0..<0

    /// More of a word is not kept: the longest that the content has is half of it.
    static let wordByteCountMaximum = 40

    init(_ text: String) { self.text = Array(text.utf8) }

    /// Reads the next word, and answers whether there was one.
    mutating func next() -> Bool {
        word.removeAll(keepingCapacity: true)
        isInWord = false
        while position < text.count {
            let byte = text[position]
            if byte < 0x80 {
                if Self.folded(byte) != 0 {
                    takeLetters()
                } else {
                    let goesOn = isInWord && isWithinWord(byte)
                    if !goesOn, isInWord { break }
                    advance(byteCount: 1, utf16Count: 1)
                }
            } else if !readScalar() {
                break
            }
        }
        guard isInWord else { return false }
        NumberWords.fold(&word)
        return true
    }

    /// Takes all ASCII letters and digits that follow each other: nearly every word is one such run.
    private mutating func takeLetters() {
        let start = position
        begin()
        while position < text.count {
            let folded = Self.folded(text[position])
            if folded == 0 { break }
            if word.count < Self.wordByteCountMaximum { word.append(folded) }
            position += 1
        }
        utf16Position += position - start
        extend()
    }

    /// ASCII letters and digits, in lower case; 0 for others.
    @inline(__always)  // Called for every byte.
    private static func folded(_ byte: UInt8) -> UInt8 {
        if byte &- 0x61 < 26 || byte &- 0x30 < 10 { return byte }
        return byte &- 0x41 < 26 ? byte | 0x20 : 0
    }

    /// An apostrophe, or a point between two digits.
    private func isWithinWord(_ byte: UInt8) -> Bool {
        if byte == UInt8(ascii: "'") { return true }
        guard byte == UInt8(ascii: "."), position > 0, position + 1 < text.count else { return false }
        return text[position - 1] &- 0x30 < 10 && text[position + 1] &- 0x30 < 10
    }

    /// Reads a scalar beyond ASCII. Answers false if it ends a word.
    private mutating func readScalar() -> Bool {
        let (scalar, byteCount) = decode()
        let utf16Count = scalar.value > 0xFFFF ? 2 : 1
        switch ScalarFolding.outcome(of: scalar) {
        case .letters(let letters):
            for byte in letters { append(byte) }
            advance(byteCount: byteCount, utf16Count: utf16Count)
            extend()
        case .nothing:
            advance(byteCount: byteCount, utf16Count: utf16Count)
        case .separator:
            guard !isInWord else { return false }
            advance(byteCount: byteCount, utf16Count: utf16Count)
        }
        return true
    }

    /// The scalar at ``position``. The text is a `String`'s, so it is well-formed.
    private func decode() -> (Unicode.Scalar, byteCount: Int) {
        let first = text[position]
        let count = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        var value = UInt32(first) & (0x7F >> UInt32(count))
        for index in position + 1..<min(position + count, text.count) {
            value = value << 6 | UInt32(text[index] & 0x3F)
        }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", count)
    }

    /// A word may start here.
    private mutating func begin() {
        guard !isInWord else { return }
        isInWord = true
        byteRange = position..<position
        utf16Range = utf16Position..<utf16Position
    }

    private mutating func append(_ byte: UInt8) {
        begin()
        if word.count < Self.wordByteCountMaximum { word.append(byte) }
    }

    private mutating func advance(byteCount: Int, utf16Count: Int) {
        position += byteCount
        utf16Position += utf16Count
    }

    /// The word reaches to here.
    private mutating func extend() {
        byteRange = byteRange.lowerBound..<position
        utf16Range = utf16Range.lowerBound..<utf16Position
    }
}
