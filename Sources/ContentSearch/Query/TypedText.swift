/// What was typed, as words and as phrases between quotes. Everything is allowed; what is neither is passed over.
struct TypedText {
    struct Word {
        let letters: [UInt8]
        /// As it was typed.
        let text: String
    }

    /// In order, those of phrases too.
    private(set) var words: [Word] = []
    /// By their first words and counts: they have to stand in a row. One word between quotes is one that has to be there.
    private(set) var phrases: [Range<Int>] = []
    /// Whether the last word may not be finished: nothing follows it.
    private(set) var isUnfinished = false

    /// More words say no more of what is looked for.
    static let wordCountMaximum = 32
    /// Each phrase is asked from SQLite anew.
    static let phraseCountMaximum = 4
    /// More of a text is not read. The API takes far less.
    static let byteCountMaximum = 2_000

    init(_ text: String) {
        let text =
            text.utf8.count > Self.byteCountMaximum ? String(text.unicodeScalars.prefix(Self.byteCountMaximum)) : text
        let parts = text.unicodeScalars.split(omittingEmptySubsequences: false, whereSeparator: Self.isQuote)
        for (number, part) in parts.enumerated() {
            let start = words.count
            isUnfinished = add(String(part)) && number == parts.count - 1
            // A part between two quotes; a quote that nothing closes means nothing.
            if number % 2 == 1, number < parts.count - 1, words.count > start, phrases.count < Self.phraseCountMaximum {
                phrases.append(start..<words.count)
            }
        }
    }

    private static func isQuote(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\"", "“", "”", "„", "«", "»": true
        default: false
        }
    }

    /// Answers whether the text ends within a word.
    private mutating func add(_ text: String) -> Bool {
        var reader = WordReader(text)
        let bytes = Array(text.utf8)
        var end = -1
        while words.count < Self.wordCountMaximum, reader.next() {
            words.append(Word(letters: reader.word, text: String(decoding: bytes[reader.byteRange], as: UTF8.self)))
            end = reader.byteRange.upperBound
        }
        return end == bytes.count
    }

    var letters: [[UInt8]] { words.map(\.letters) }
}
