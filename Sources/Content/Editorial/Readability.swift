/// How hard a text is to read, by the grade of Flesch and Kincaid: the school year in the United States that should read it with ease.
///
/// Grade = 0.39 × words per sentence + 11.8 × syllables per word − 15.59 (Kincaid and others, 1975). A sentence ends at ".", "?" or "!" unless a letter
/// or a digit follows, and with its passage; an item of a list is a passage. Syllables are estimated: each group of vowels (a, e, i, o, u, y) counts one, an "e" that ends
/// the word counts none unless "l" stands before it, and a word has at least one. That errs by some tenths of a grade.
package struct Readability: Sendable {
    package let wordCount: Int
    package let sentenceCount: Int
    package let syllableCount: Int

    package init(of passages: some Sequence<String>) {
        var counter = Counter()
        for passage in passages { counter.read(passage) }
        wordCount = counter.wordCount
        sentenceCount = counter.sentenceCount
        syllableCount = counter.syllableCount
    }

    package var grade: Double {
        guard wordCount > 0 else { return 0 }
        return 0.39 * Double(wordCount) / Double(max(1, sentenceCount)) + 11.8 * Double(syllableCount)
            / Double(wordCount) - 15.59
    }

    /// Walks texts once, byte by byte.
    private struct Counter {
        var wordCount = 0
        var sentenceCount = 0
        var syllableCount = 0
        /// The letters of the word that is being read, in lower case; what is not ASCII is left out, as it is in "naïve".
        private var letters: [UInt8] = []
        /// Whether a word stands since the last end of a sentence: "..." ends one, not three.
        private var isInSentence = false

        mutating func read(_ passage: String) {
            let bytes = Array(passage.utf8)
            for (index, byte) in bytes.enumerated() {
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"): letters.append(byte)
                case UInt8(ascii: "A")...UInt8(ascii: "Z"): letters.append(byte | 0x20)
                // Parts of a word: "don't", "follow-up", and letters beyond ASCII with the typographic apostrophe.
                case UInt8(ascii: "'"), UInt8(ascii: "-"), 0x80...: break
                case UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!"):
                    endWord()
                    if index + 1 == bytes.count || !Self.isLetterOrDigit(bytes[index + 1]) { endSentence() }
                default: endWord()
                }
            }
            endWord()
            endSentence()
        }

        private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
            (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
        }

        private mutating func endSentence() {
            if isInSentence { sentenceCount += 1 }
            isInSentence = false
        }

        private mutating func endWord() {
            defer { letters.removeAll(keepingCapacity: true) }
            guard !letters.isEmpty else { return }
            wordCount += 1
            isInSentence = true
            var groupCount = 0
            var isInGroup = false
            for letter in letters {
                let isVowel = Self.vowels.contains(letter)
                if isVowel, !isInGroup { groupCount += 1 }
                isInGroup = isVowel
            }
            let endsSilently = letters.last == UInt8(ascii: "e") && letters.dropLast().last != UInt8(ascii: "l")
            syllableCount += max(1, endsSilently ? groupCount - 1 : groupCount)
        }

        private static let vowels = Array("aeiouy".utf8)
    }
}
