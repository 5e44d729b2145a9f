/// "Did you mean ...?" for a word that is not among those that exist.
package enum Suggestion {
    /// The nearest of `candidates`, if it is near enough to be a slip: at most a third of the word's letters, and no more than three.
    package static func nearest(to word: String, among candidates: [String]) -> String? {
        let letters = Array(word.utf8.prefix(80))
        let maximum = min(3, max(1, letters.count / 3))
        var best: (candidate: String, distance: Int)?
        for candidate in candidates {
            let distance = editDistance(letters, Array(candidate.utf8), maximum: maximum)
            if distance <= maximum, distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.candidate
    }

    /// A sentence to go behind a message, or nothing.
    package static func sentence(for word: String, among candidates: [String]) -> String {
        nearest(to: word, among: candidates).map { " Did you mean \"\($0)\"?" } ?? ""
    }

    /// Letters to insert, remove, replace or swap with their neighbour; anything beyond `maximum` is `maximum + 1`.
    private static func editDistance(_ one: [UInt8], _ other: [UInt8], maximum: Int) -> Int {
        guard abs(one.count - other.count) <= maximum else { return maximum + 1 }
        var beforeLast: [Int] = []
        var last = Array(0...other.count)
        for row in 1..<(one.count + 1) {
            var current = [row] + Array(repeating: 0, count: other.count)
            for column in 1..<(other.count + 1) {
                let replaced = last[column - 1] + (one[row - 1] == other[column - 1] ? 0 : 1)
                current[column] = min(replaced, last[column] + 1, current[column - 1] + 1)
                if row > 1, column > 1, one[row - 1] == other[column - 2], one[row - 2] == other[column - 1] {
                    current[column] = min(current[column], beforeLast[column - 2] + 1)
                }
            }
            beforeLast = last
            last = current
        }
        return last[other.count]
    }
}
