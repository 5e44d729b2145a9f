import Content

/// Which crisis lines words ask for.
struct CrisisMatcher: Sendable {
    private let phrases: PhraseTable
    /// Single words of the lists whose beginnings tell: for type-ahead, where the word is not finished.
    private let words: [(letters: [UInt8], row: Int)]
    /// By row: positions in ``ContentRepository/crisisResources``.
    private let lines: [[Int]]

    /// Letters after which a word that has begun like one of the list counts as that word: "suic", "overd".
    private static let letterCountMinimum = 4

    init(_ content: ContentRepository) {
        var positions: [String: Int] = [:]
        for (position, line) in content.crisisResources.enumerated() { positions[line.id] = position }
        var rows = content.crisisWords.map { (words: $0.words, crisis: $0.crisis) }
        rows += content.synonyms.filter { !$0.crisis.isEmpty }.map { (words: $0.words, crisis: $0.crisis) }
        lines = rows.map { $0.crisis.compactMap { positions[$0.id] } }
        phrases = PhraseTable(rows.enumerated().flatMap { row, item in item.words.map { ($0, row) } })
        words = rows.enumerated().flatMap { row, item in
            item.words.map { PhraseTable.words(of: $0) }.filter { $0.count == 1 }.map { ($0[0], row) }
        }
    }

    /// The lines for words of these stems, the most urgent first; none if the words ask for none.
    func lines(forStems stems: [[UInt8]]) -> [Int] { merged(phrases.numbers(in: stems)) }

    /// The same where the last word may not be finished.
    func lines(forUnfinished words: [[UInt8]]) -> [Int] {
        var rows = phrases.numbers(in: PhraseTable.stems(of: words))
        if let last = words.last, last.count >= Self.letterCountMinimum {
            for (letters, row) in self.words where letters.starts(with: last) && !rows.contains(row) {
                rows.append(row)
            }
        }
        return merged(rows)
    }

    private func merged(_ rows: [Int]) -> [Int] {
        var positions: [Int] = []
        for row in rows {
            for position in lines[row] where !positions.contains(position) { positions.append(position) }
        }
        return positions
    }
}
