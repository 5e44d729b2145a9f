/// Words that exist, made ready once for "did you mean": a miss then costs a client no more than it costs us to say so.
package struct SuggestionIndex: Sendable {
    private struct Candidate {
        let text: String
        /// Where its bytes stand in ``bytes``.
        let range: Range<Int>
        let letters: LetterMarks
    }

    private var candidates: [Candidate] = []
    private var bytes: [UInt8] = []

    /// More of a word is not looked at.
    private static let wordByteCountMaximum = 80

    package init(_ words: [String]) {
        candidates.reserveCapacity(words.count)
        for word in words {
            let start = bytes.count
            bytes.append(contentsOf: word.utf8)
            let range = start..<bytes.count
            candidates.append(Candidate(text: word, range: range, letters: LetterMarks(bytes.span.extracting(range))))
        }
    }

    /// The nearest, the first of those that are equally near, if it is near enough to be a slip: at most a third of the word's letters, and no more
    /// than three. Allocates nothing.
    package func nearest(to word: Span<UInt8>) -> String? {
        let letters = word.extracting(first: Self.wordByteCountMaximum)
        let marks = LetterMarks(letters)
        var maximum = min(EditDistance.limit, max(1, letters.count / 3))
        var best: Int?
        for (index, candidate) in candidates.enumerated() {
            guard abs(candidate.range.count - letters.count) <= maximum,
                marks.leastDistance(to: candidate.letters) <= maximum,
                let distance = EditDistance.between(letters, bytes.span.extracting(candidate.range), maximum: maximum)
            else { continue }
            best = index
            // Only one that is nearer takes its place.
            maximum = distance - 1
            if maximum < 0 { break }
        }
        return best.map { candidates[$0].text }
    }
}

/// Which letters a word has, once and twice: words whose marks differ much are far apart, however they are compared.
private struct LetterMarks {
    private var once: UInt64 = 0
    private var twice: UInt64 = 0

    init(_ word: Span<UInt8>) {
        for index in word.indices {
            let mark: UInt64 = 1 &<< UInt64(word[index] & 63)
            twice |= once & mark
            once |= mark
        }
    }

    /// What the distance cannot be below: one letter more, less or other sets at most one mark and takes at most one away, and a swap does neither.
    func leastDistance(to other: LetterMarks) -> Int {
        let missing = (once & ~other.once).nonzeroBitCount + (twice & ~other.twice).nonzeroBitCount
        let added = (other.once & ~once).nonzeroBitCount + (other.twice & ~twice).nonzeroBitCount
        return max(missing, added)
    }
}
