/// Words that are written in two ways: "twelve" is "12", "versus" is "vs".
enum NumberWords {
    /// "One" is left out: it is a pronoun more often than a number.
    private static let pairs = [
        ("two", "2"), ("three", "3"), ("four", "4"), ("five", "5"), ("six", "6"), ("seven", "7"), ("eight", "8"),
        ("nine", "9"), ("ten", "10"), ("eleven", "11"), ("twelve", "12"), ("thirty", "30"), ("sixty", "60"),
        ("ninety", "90"), ("versus", "vs"),
    ]
    private static let words = WordTable(pairs.map(\.0))
    private static let replacements = pairs.map { Array($0.1.utf8) }
    /// The letters with which they begin, a bit each: most words are spared the lookup.
    private static let firstLetters = pairs.reduce(UInt32(0)) { $0 | 1 &<< (UInt32($1.0.utf8.first ?? 0) & 31) }

    static func fold(_ word: inout [UInt8]) {
        guard word.count >= 3, word.count <= 6, firstLetters & 1 &<< (UInt32(word[0]) & 31) != 0,
            let number = words.find(word.span)
        else { return }
        word = replacements[number]
    }
}
