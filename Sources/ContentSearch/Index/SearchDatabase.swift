import SQLite

/// A connection to the full-text table. It belongs to one queue and is used there alone.
final class SearchDatabase {
    /// The connection reads its bytes.
    private let image: DatabaseImage
    private let connection: SQLiteConnection<SearchSQL>

    init(_ image: DatabaseImage) throws(SQLiteError) {
        self.image = image
        connection = try SQLiteConnection(path: nil, busyTimeoutInMilliseconds: 0, pragmas: [])
        try connection.open(image)
        // Pages are read where they stand, without a copy for each connection.
        try connection.execute("PRAGMA mmap_size = 1073741824")
        try connection.execute("PRAGMA query_only = ON")
    }

    /// The entries that have these stems in a row, with what BM25 makes of them.
    func scores(ofStems stems: [String]) throws(SQLiteError) -> ScoreList {
        // Between quotes there is no operator and no column, and a stem has no quote: whatever was typed, this is one phrase.
        let expression = "\"\(stems.joined(separator: " "))\""
        var entries: [Int32] = []
        var scores: [Float] = []
        try connection.forEach(.match, [.text(expression)]) { row in
            entries.append(Int32(truncatingIfNeeded: row.integer(0) - 1))
            scores.append(Float(-row.real(1)))
            return true
        }
        return ScoreList(entries: entries, scores: scores)
    }
}
