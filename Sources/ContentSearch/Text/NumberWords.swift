/// Words that are written in two ways: "twelve" is "12", "versus" is "vs".
enum NumberWords {
    /// "One" is left out: it is a pronoun more often than a number.
    private static let digits: [[UInt8]: [UInt8]] = {
        let pairs = [
            "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
            "ten": "10", "eleven": "11", "twelve": "12", "thirty": "30", "sixty": "60", "ninety": "90", "versus": "vs",
        ]
        return Dictionary(uniqueKeysWithValues: pairs.map { (Array($0.key.utf8), Array($0.value.utf8)) })
    }()

    /// Whether a word may be one of them, by its first letter: most are spared the lookup.
    private static let firstLetters: Set<UInt8> = Set(digits.keys.compactMap(\.first))

    static func fold(_ word: inout [UInt8]) {
        guard word.count >= 3, word.count <= 6, let first = word.first, firstLetters.contains(first) else { return }
        if let other = digits[word] { word = other }
    }
}
