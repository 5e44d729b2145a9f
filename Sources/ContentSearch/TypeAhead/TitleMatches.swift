/// Where half-typed words stand in a title.
enum TitleMatches {
    /// In UTF-16 code units, in order: the beginnings of words that the typed ones are.
    static func ranges(of words: [[UInt8]], in title: String) -> [Range<Int>] {
        var reader = WordReader(title)
        var ranges: [Range<Int>] = []
        while reader.next() {
            guard let word = words.first(where: { reader.word.starts(with: $0) }) else { continue }
            // A folded word may be longer or shorter than what stands there; the whole of it is marked then.
            let isPlain = reader.utf16Range.count == reader.word.count
            let end = isPlain ? reader.utf16Range.lowerBound + word.count : reader.utf16Range.upperBound
            ranges.append(reader.utf16Range.lowerBound..<end)
        }
        return ranges
    }
}
