import CSQLite

/// A connection to the database file. It belongs to one queue and is used there alone.
///
/// Safe: the pointer is valid from `init` to `deinit` and never leaves this file.
@safe final class Connection {
    enum Purpose {
        case writing
        case reading
        /// The new file of a backup: one file, without a log beside it.
        case copying
    }

    private let handle: OpaquePointer
    /// By `SQL.rawValue`, each prepared when it is first needed.
    private var statements: [Statement?]

    /// How long a lock of another process is waited for: longer than its commits take, shorter than a client's patience.
    static let busyTimeoutInMilliseconds: Int32 = 1_000

    private static let isConfigured: Bool = recovery_sqlite_configure() == SQLITE_OK

    /// Opens the file at `path`, which exists: `DatabaseFile` makes it, with its mode.
    init(path: String, purpose: Purpose) throws(SQLiteError) {
        _ = Self.isConfigured
        var handle: OpaquePointer?
        // NOMUTEX: the queue is the lock. No URI: a path is a path. NOFOLLOW: nobody puts another file in its place.
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE
        let code = unsafe sqlite3_open_v2(path, &handle, flags, nil)
        guard code == SQLITE_OK, let handle = unsafe handle else {
            unsafe sqlite3_close(handle)
            throw SQLiteError(code: code)
        }
        unsafe self.handle = handle
        statements = Array(repeating: nil, count: SQL.allCases.count)
        unsafe sqlite3_busy_timeout(handle, Self.busyTimeoutInMilliseconds)
        _ = unsafe recovery_sqlite_defend(handle)
        for pragma in Self.pragmas(for: purpose) { try execute(pragma) }
        // A file system without shared memory for the log keeps another mode without a word.
        if purpose == .writing, try text("PRAGMA journal_mode") != "wal" { throw SQLiteError(code: SQLITE_IOERR) }
    }

    deinit {
        statements.removeAll()
        unsafe sqlite3_close(handle)
    }

    private static func pragmas(for purpose: Purpose) -> [String] {
        // Before anything else: temporary tables and statement journals stay out of files.
        let common = ["PRAGMA temp_store = MEMORY", "PRAGMA trusted_schema = OFF"]
        switch purpose {
        case .writing:
            return common + [
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
        case .reading: return common + ["PRAGMA query_only = ON"]
        case .copying: return common
        }
    }

    /// Runs SQL of ours without parameters.
    func execute(_ sql: String) throws(SQLiteError) {
        let code = unsafe sqlite3_exec(handle, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw SQLiteError(code: code) }
    }

    /// The first column of the first row of SQL without parameters.
    func number(_ sql: String) throws(SQLiteError) -> Int64? {
        let statement = try unsafe Statement(sql, on: handle)
        return try statement.step() ? statement.integer(0) : nil
    }

    /// Moves the log's pages into the database and cuts the log to nothing, so that what was erased is gone from it too.
    /// Answers false if a reader still needs the log.
    func truncateLog() throws(SQLiteError) -> Bool {
        // Readers are waited for by trying again later, not by holding the writer up.
        unsafe sqlite3_busy_timeout(handle, 0)
        defer { unsafe sqlite3_busy_timeout(handle, Self.busyTimeoutInMilliseconds) }
        do throws(SQLiteError) {
            return try first(.checkpoint) { row in row.integer(0) == 0 } ?? false
        } catch {
            if error.failure == .busy { return false }
            throw error
        }
    }

    /// The same as text.
    func text(_ sql: String) throws(SQLiteError) -> String? {
        let statement = try unsafe Statement(sql, on: handle)
        return try statement.step() ? statement.text(0) : nil
    }

    /// Rows changed since the connection was opened.
    var changeCount: Int64 { unsafe sqlite3_total_changes64(handle) }

    /// Runs a statement that has no rows, and answers how many it changed.
    @discardableResult
    func run(_ sql: SQL, _ values: [SQLValue] = []) throws(SQLiteError) -> Int {
        let statement = try prepared(sql)
        defer { statement.reset() }
        try statement.bind(values)
        _ = try statement.step()
        return Int(unsafe sqlite3_changes(handle))
    }

    /// The first row, as `read` reads it.
    func first<Value>(
        _ sql: SQL, _ values: [SQLValue] = [], _ read: (Statement) throws(SQLiteError) -> Value
    ) throws(SQLiteError) -> Value? {
        let statement = try prepared(sql)
        defer { statement.reset() }
        try statement.bind(values)
        return try statement.step() ? try read(statement) : nil
    }

    /// Hands every row to `body` until it answers false.
    func forEach(
        _ sql: SQL, _ values: [SQLValue] = [], _ body: (Statement) throws(SQLiteError) -> Bool
    ) throws(SQLiteError) {
        let statement = try prepared(sql)
        defer { statement.reset() }
        try statement.bind(values)
        while try statement.step() { guard try body(statement) else { return } }
    }

    /// All rows of a statement whose SQL bounds them.
    func all<Value>(
        _ sql: SQL, _ values: [SQLValue] = [], _ read: (Statement) throws(SQLiteError) -> Value
    ) throws(SQLiteError) -> [Value] {
        var all: [Value] = []
        try forEach(sql, values) { row throws(SQLiteError) in
            all.append(try read(row))
            return true
        }
        return all
    }

    var lastInsertedPosition: Int64 { unsafe sqlite3_last_insert_rowid(handle) }

    private var isInTransaction: Bool { unsafe sqlite3_get_autocommit(handle) == 0 }

    /// Ends a transaction that failed. Some failures have ended it already.
    func rollBack() {
        guard isInTransaction else { return }
        // What fails here is over when the connection closes; nothing was committed either way.
        do throws(SQLiteError) { try run(.rollback) } catch {}
    }

    private func prepared(_ sql: SQL) throws(SQLiteError) -> Statement {
        if let statement = statements[sql.rawValue] { return statement }
        let statement = try unsafe Statement(sql.text, on: handle)
        statements[sql.rawValue] = statement
        return statement
    }

    /// Copies the database as it is at one moment into the empty file of `target`.
    func copy(to target: Connection) throws(SQLiteError) {
        guard let backup = unsafe sqlite3_backup_init(target.handle, "main", handle, "main") else {
            throw SQLiteError(code: unsafe sqlite3_extended_errcode(target.handle))
        }
        // All pages in one step: readers of a log hold no writer up, while a copy in pieces would start anew with every commit of another process.
        let code = unsafe sqlite3_backup_step(backup, -1)
        unsafe sqlite3_backup_finish(backup)
        guard code == SQLITE_DONE else { throw SQLiteError(code: code) }
    }
}
