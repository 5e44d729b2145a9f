/// "Did you mean ...?" for a word that is not among those that exist.
package enum Suggestion {
    /// The nearest of `candidates`, if it is near enough to be a slip: at most a third of the word's letters, and no more than three.
    package static func nearest(to word: String, among candidates: [String]) -> String? {
        let letters = Array(word.utf8.prefix(80))
        let maximum = min(3, max(1, letters.count / 3))
        let signature = signature(of: letters)
        var best: (candidate: String, distance: Int)?
        for candidate in candidates where abs(candidate.utf8.count - letters.count) <= maximum {
            // One letter more, less or other changes at most two of the marks.
            let marks = signature ^ self.signature(of: candidate.utf8)
            guard marks.nonzeroBitCount <= 2 * maximum else { continue }
            let distance = editDistance(letters, Array(candidate.utf8), maximum: maximum)
            if distance <= maximum, distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.candidate
    }

    /// A sentence to go behind a message, or nothing.
    package static func sentence(for word: String, among candidates: [String]) -> String {
        nearest(to: word, among: candidates).map { " Did you mean \"\($0)\"?" } ?? ""
    }

    /// Which letters there are, a mark each: words whose marks differ much are far apart, however they are compared.
    private static func signature(of letters: some Sequence<UInt8>) -> UInt64 {
        letters.reduce(0) { $0 | 1 &<< UInt64($1 & 63) }
    }

    /// Letters to insert, remove, replace or swap with their neighbour; anything beyond `maximum` is `maximum + 1`.
    ///
    /// Only the cells within `maximum` of the diagonal are looked at, since no way through the others is short enough, and it ends with the first
    /// two rows that have none: a word of the client's costs little however many candidates there are.
    private static func editDistance(_ one: [UInt8], _ other: [UInt8], maximum: Int) -> Int {
        let tooFar = maximum + 1
        guard abs(one.count - other.count) <= maximum else { return tooFar }
        // Three rows in turn: this one, the last and the one before it.
        let width = other.count + 1
        var rows = [Int](repeating: tooFar, count: width * 3)
        for column in 0...min(other.count, maximum) { rows[column] = column }
        var leastOfLast = 0
        for row in 1..<(one.count + 1) {
            let current = row % 3 * width
            let last = (row + 2) % 3 * width
            let beforeLast = (row + 1) % 3 * width
            for column in 0..<width { rows[current + column] = tooFar }
            if row <= maximum { rows[current] = row }
            var least = rows[current]
            for column in max(1, row - maximum)..<(min(other.count, row + maximum) + 1) {
                let isSame = one[row - 1] == other[column - 1]
                var distance = rows[last + column - 1] + (isSame ? 0 : 1)
                distance = min(distance, rows[last + column] + 1, rows[current + column - 1] + 1)
                if row > 1, column > 1, one[row - 1] == other[column - 2], one[row - 2] == other[column - 1] {
                    distance = min(distance, rows[beforeLast + column - 2] + 1)
                }
                rows[current + column] = min(distance, tooFar)
                least = min(least, distance)
            }
            if least > maximum, leastOfLast > maximum { return tooFar }
            leastOfLast = least
        }
        return rows[one.count % 3 * width + other.count]
    }
}
