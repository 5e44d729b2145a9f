import Content
import Testing

@Suite("Did you mean")
struct SuggestionTests {
    private static let candidates = ["iop", "php", "detox", "inpatient-rehab", "outpatient-rehab", "rehab-aftercare"]

    @Test(
        "Finds what was meant, a slip or two away",
        arguments: [
            ("iop", "iop"), ("iopp", "iop"), ("oip", "iop"), ("io", "iop"), ("detx", "detox"), ("detoxx", "detox"),
            ("dteox", "detox"), ("inpatient-reahb", "inpatient-rehab"), ("inpatientrehab", "inpatient-rehab"),
            ("outpatients-rehab", "outpatient-rehab"), ("rehab-after-care", "rehab-aftercare"),
            ("input-rehab", nil), ("programs", nil), ("", nil), ("xyz", nil), ("inpatient", nil), ("ab", nil),
        ])
    func findsSlips(word: String, expected: String?) {
        #expect(Suggestion.nearest(to: word, among: Self.candidates) == expected)
    }

    /// The plain way to count, over all cells.
    private func distance(_ one: [UInt8], _ other: [UInt8]) -> Int {
        var rows = [Array(0...other.count)]
        for row in 0..<one.count {
            var current = [row + 1]
            for column in 0..<other.count {
                var least = min(rows[row][column + 1], current[column]) + 1
                least = min(least, rows[row][column] + (one[row] == other[column] ? 0 : 1))
                if row > 0, column > 0, one[row] == other[column - 1], one[row - 1] == other[column] {
                    least = min(least, rows[row - 1][column - 1] + 1)
                }
                current.append(least)
            }
            rows.append(current)
        }
        return rows[one.count][other.count]
    }

    @Test("Agrees with counting every way, on words of three letters")
    func agreesWithPlainCount() {
        var words = [""]
        for _ in 0..<5 { words = words.flatMap { word in ["a", "b", "c"].map { word + $0 } } }
        let longer = words.map { $0 + "cab" }
        for (index, word) in (words + longer).enumerated() {
            let candidate = words[(index * 37 + 5) % words.count]
            let isNear = distance(Array(word.utf8), Array(candidate.utf8)) <= max(1, word.utf8.count / 3)
            let found = Suggestion.nearest(to: word, among: [candidate]) != nil
            #expect(found == isNear, "\(word) \(candidate)")
        }
    }
}
