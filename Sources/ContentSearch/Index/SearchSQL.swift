import SQLite

/// What search asks of SQLite: a full-text table without texts, since entries have theirs already. Its rows are numbered as entries are, from 1.
///
/// It is given stems, parted by spaces, so its own tokenizer has nothing to decide.
enum SearchSQL: Int, PreparedSQL {
    case insert
    /// The entries that match, each with its rank: the more negative, the better.
    case match

    var text: String {
        switch self {
        case .insert:
            "INSERT INTO entries (rowid, title, names, synonyms, summary, sections, body) VALUES (?, ?, ?, ?, ?, ?, ?)"
        case .match: "SELECT rowid, \(Self.rank) FROM entries WHERE entries MATCH ?"
        }
    }

    static let create = """
        CREATE VIRTUAL TABLE entries USING fts5(
            title, names, synonyms, summary, sections, body, content = '', tokenize = 'ascii')
        """
    /// One tree instead of many: the table is written once and read ever after.
    static let optimize = "INSERT INTO entries (entries) VALUES ('optimize')"

    /// What a word counts in each column, as if it stood there as often.
    private static let rank = "bm25(entries, 10.0, 8.0, 6.0, 4.0, 3.0, 1.0)"
}
