import CSQLite
import SQLite

/// A connection to the database file of the store.
typealias Connection = SQLiteConnection<SQL>

extension SQLiteConnection<SQL> {
    enum Purpose {
        case writing
        case reading
        /// The new file of a backup: one file, without a log beside it.
        case copying

        fileprivate var pragmas: [String] {
            switch self {
            case .writing:
                [
                    "PRAGMA journal_mode = WAL",
                    // Every commit is on disk before it is answered.
                    "PRAGMA synchronous = FULL",
                    // What is erased is overwritten with zeros.
                    "PRAGMA secure_delete = ON",
                    "PRAGMA foreign_keys = ON",
                    // 16 MB of log between checkpoints (the default is 4), since random ids touch many pages; no more is left lying about.
                    "PRAGMA wal_autocheckpoint = 4000",
                    "PRAGMA journal_size_limit = 16777216",
                    "PRAGMA cache_size = -8192",
                ]
            case .reading: ["PRAGMA query_only = ON"]
            case .copying: []
            }
        }
    }

    /// How long a lock of another process is waited for: longer than its commits take, shorter than a client's patience.
    static var busyTimeoutInMilliseconds: Int32 { 1_000 }

    /// Opens the file at `path`, which exists: `DatabaseFile` makes it, with its mode.
    convenience init(path: String, purpose: Purpose) throws(SQLiteError) {
        try self.init(
            path: path, busyTimeoutInMilliseconds: Self.busyTimeoutInMilliseconds, pragmas: purpose.pragmas)
        // A file system without shared memory for the log keeps another mode without a word.
        if purpose == .writing, try text("PRAGMA journal_mode") != "wal" { throw SQLiteError(code: SQLITE_IOERR) }
    }

    /// Moves the log's pages into the database and cuts the log to nothing, so that what was erased is gone from it too.
    /// Answers false if a reader still needs the log.
    func truncateLog() throws(SQLiteError) -> Bool {
        // Readers are waited for by trying again later, not by holding the writer up.
        setBusyTimeout(inMilliseconds: 0)
        defer { setBusyTimeout(inMilliseconds: Self.busyTimeoutInMilliseconds) }
        do throws(SQLiteError) {
            return try first(.checkpoint) { row in row.integer(0) == 0 } ?? false
        } catch {
            if error.failure == .busy { return false }
            throw error
        }
    }
}
