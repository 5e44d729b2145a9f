import Content

/// Finds the words that somebody may have meant by one that is not there.
///
/// Words that share three letters in a row are looked at, and of these the nearest taken. A word is bounded by "$", so that short ones share something too.
struct TrigramTable: Sendable {
    /// Sorted by trigram: its three bytes above the number of a word.
    private let postings: [UInt64]

    /// Letters of the shortest word that is mended: shorter ones are near to too many others.
    static let letterCountMinimum = 4
    /// Words that are looked at for one that is not there; with a common trigram there may be more, the first of which do.
    private static let candidateCountMaximum = 2_000
    private static let resultCountMaximum = 3

    init(_ vocabulary: Vocabulary) {
        var postings: [UInt64] = []
        for number in 0..<vocabulary.words.count where vocabulary.words[number].count >= Self.letterCountMinimum - 1 {
            for trigram in Self.trigrams(of: Array(vocabulary.words[number])) {
                postings.append(UInt64(trigram) << 32 | UInt64(number))
            }
        }
        self.postings = postings.sorted()
    }

    private static func trigrams(of word: [UInt8]) -> [UInt32] {
        let letters = [UInt8(ascii: "$")] + word + [UInt8(ascii: "$")]
        return (0..<letters.count - 2).map { index in
            UInt32(letters[index]) << 16 | UInt32(letters[index + 1]) << 8 | UInt32(letters[index + 2])
        }
    }

    /// How many letters may be wrong.
    private static func distanceMaximum(letterCount: Int) -> Int { letterCount < 6 ? 1 : letterCount < 14 ? 2 : 3 }

    /// The words nearest to `word`, the most frequent first of those that are equally near.
    func nearest(to word: [UInt8], in vocabulary: Vocabulary) -> [Int] {
        guard word.count >= Self.letterCountMinimum else { return [] }
        var maximum = Self.distanceMaximum(letterCount: word.count)
        var found: [(number: Int, distance: Int)] = []
        for number in candidates(for: word, in: vocabulary, distanceMaximum: maximum) {
            let distance = vocabulary.words.withWord(number) { other -> Int? in
                guard let distance = EditDistance.between(word.span, other, maximum: maximum) else { return nil }
                // A first letter is rarely wrong; it weighs half a letter more.
                return distance * 2 + (other[0] == word[0] ? 0 : 1)
            }
            guard let distance else { continue }
            found.append((number, distance))
            maximum = min(maximum, distance / 2 + 1)
        }
        guard let best = found.map(\.distance).min() else { return [] }
        return found.filter { $0.distance == best }.map(\.number)
            .sorted { (vocabulary.rank($0), $1) > (vocabulary.rank($1), $0) }
            .prefix(Self.resultCountMaximum).map { $0 }
    }

    /// The words that share enough with `word`: a wrong letter spoils three trigrams, two that are swapped four.
    private func candidates(for word: [UInt8], in vocabulary: Vocabulary, distanceMaximum: Int) -> [Int] {
        var counts = [UInt8](repeating: 0, count: vocabulary.words.count)
        let sharedMinimum = UInt8(max(1, min(200, word.count - 3 * distanceMaximum - 1)))
        var numbers: [Int] = []
        for trigram in Self.trigrams(of: word) {
            var position = lowerBound(UInt64(trigram) << 32)
            while position < postings.count, postings[position] >> 32 == UInt64(trigram) {
                let number = Int(UInt32(truncatingIfNeeded: postings[position]))
                counts[number] += 1
                if counts[number] == sharedMinimum, numbers.count < Self.candidateCountMaximum,
                    abs(vocabulary.words.byteCount(number) - word.count) <= distanceMaximum
                {
                    numbers.append(number)
                }
                position += 1
            }
        }
        return numbers
    }

    private func lowerBound(_ value: UInt64) -> Int {
        var low = 0
        var high = postings.count
        while low < high {
            let middle = (low + high) / 2
            if postings[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension Vocabulary {
    /// How likely a word is meant, among others that are as near: names come before what only texts say.
    func rank(_ number: Int) -> Int { Int(shownCounts[number]) + (isInName[number] ? 10 : 0) }
}
