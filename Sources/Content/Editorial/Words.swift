/// The words of a text in lower case, cut at everything but letters, digits and apostrophes: a hyphen joins nothing here.
///
/// Bytes outside ASCII count as letters, so that "naïve" stays one word; typographic quotes and dashes are cut at.
struct Words {
    let words: [String]

    init(_ text: String) {
        var words: [String] = []
        var current: [UInt8] = []
        for scalar in text.unicodeScalars {
            if let byte = Self.folded(scalar) {
                current.append(contentsOf: byte)
            } else if !current.isEmpty {
                words.append(String(decoding: current, as: UTF8.self))
                current.removeAll(keepingCapacity: true)
            }
        }
        if !current.isEmpty { words.append(String(decoding: current, as: UTF8.self)) }
        self.words = words
    }

    /// What stands for the scalar within a word, or `nil` where a word ends.
    private static func folded(_ scalar: Unicode.Scalar) -> [UInt8]? {
        switch scalar {
        case "a"..."z", "0"..."9", "'": [UInt8(ascii: scalar)]
        case "A"..."Z": [UInt8(ascii: scalar) | 0x20]
        case "’": [UInt8(ascii: "'")]
        // Latin letters with their marks; the multiplication and division signs among them do no harm.
        case "\u{C0}"..."\u{24F}": Array(String(scalar).lowercased().utf8)
        default: nil
        }
    }

    /// Where the words of `phrase` stand in a row.
    func ranges(of phrase: [String]) -> [Range<Int>] {
        guard let first = phrase.first, phrase.count <= words.count else { return [] }
        return (0...(words.count - phrase.count)).compactMap { start in
            guard words[start] == first, words[start..<(start + phrase.count)].elementsEqual(phrase) else { return nil }
            return start..<(start + phrase.count)
        }
    }
}
