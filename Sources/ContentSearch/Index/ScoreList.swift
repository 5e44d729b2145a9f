/// What BM25 makes of one word, for every entry that has it.
///
/// BM25 is a sum over words. So the list of a word is asked from SQLite when the word is first searched for, kept, and added to those of other words:
/// what FTS5 would compute again for every query and entry is computed once. There are at most as many lists as stems.
final class ScoreList: Sendable {
    /// In ascending order.
    let entries: [Int32]
    /// The greater the better, never below 0.
    let scores: [Float]

    init(entries: [Int32], scores: [Float]) {
        self.entries = entries
        self.scores = scores
    }
}
