import Locking
import SQLite

/// The list of each stem, once it was asked for: at most one a stem, whatever is typed.
final class ScoreLists: Sendable {
    private let lists: Locked<[ScoreList?]>

    init(stemCount: Int) { lists = Locked(Array(repeating: nil, count: stemCount)) }

    /// Two queues may make the same list at once; they are equal.
    func list(ofStem stem: Int, _ make: () throws(SQLiteError) -> ScoreList) throws(SQLiteError) -> ScoreList {
        if let list = lists.withLock({ $0[stem] }) { return list }
        let list = try make()
        lists.withLock { $0[stem] = list }
        return list
    }
}
