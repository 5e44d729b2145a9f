import CSQLite

/// A connection to a database, in a file or in memory, whose statements are those of `SQL`. It belongs to one queue and is used there alone.
///
/// Safe: the pointer is valid from `init` to `deinit` and never leaves this file.
@safe package final class SQLiteConnection<SQL: PreparedSQL> {
    private let handle: OpaquePointer
    /// By `SQL.rawValue`, each prepared when it is first needed.
    private var statements: [Statement?]

    /// Opens the file at `path`, which exists, or with `nil` a database in memory, of this connection alone, and sets it up with `pragmas`.
    package init(
        path: String?, busyTimeoutInMilliseconds: Int32, pragmas: [String]
    ) throws(SQLiteError) {
        _ = SQLiteLibrary.isConfigured
        var handle: OpaquePointer?
        // NOMUTEX: the queue is the lock. No URI: a path is a path. NOFOLLOW: nobody puts another file in its place.
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE
        let code = unsafe sqlite3_open_v2(path ?? ":memory:", &handle, flags, nil)
        guard code == SQLITE_OK, let handle = unsafe handle else {
            unsafe sqlite3_close(handle)
            throw SQLiteError(code: code)
        }
        unsafe self.handle = handle
        statements = Array(repeating: nil, count: SQL.allCases.count)
        setBusyTimeout(inMilliseconds: busyTimeoutInMilliseconds)
        _ = unsafe recovery_sqlite_defend(handle)
        // Before anything else: temporary tables and statement journals stay out of files.
        for pragma in ["PRAGMA temp_store = MEMORY", "PRAGMA trusted_schema = OFF"] + pragmas { try execute(pragma) }
    }

    deinit {
        statements.removeAll()
        unsafe sqlite3_close(handle)
    }

    /// How long a lock of another connection is waited for, some hundredths more or less.
    package func setBusyTimeout(inMilliseconds milliseconds: Int32) {
        _ = unsafe recovery_sqlite_busy_timeout(handle, milliseconds)
    }

    /// Runs SQL of ours without parameters.
    package func execute(_ sql: String) throws(SQLiteError) {
        let code = unsafe sqlite3_exec(handle, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw SQLiteError(code: code) }
    }

    /// The first column of the first row of SQL without parameters.
    package func number(_ sql: String) throws(SQLiteError) -> Int64? {
        let statement = try unsafe Statement(sql, on: handle)
        return try statement.step() ? statement.integer(0) : nil
    }

    /// The same as text.
    package func text(_ sql: String) throws(SQLiteError) -> String? {
        let statement = try unsafe Statement(sql, on: handle)
        return try statement.step() ? statement.text(0) : nil
    }

    /// Rows changed since the connection was opened.
    package var changeCount: Int64 { unsafe sqlite3_total_changes64(handle) }

    /// Runs a statement that has no rows, and answers how many it changed.
    @discardableResult
    package func run(_ sql: SQL, _ values: [SQLValue] = []) throws(SQLiteError) -> Int {
        let statement = try prepared(sql)
        defer { statement.reset() }
        try statement.bind(values)
        _ = try statement.step()
        return Int(unsafe sqlite3_changes(handle))
    }

    /// The first row, as `read` reads it.
    package func first<Value>(
        _ sql: SQL, _ values: [SQLValue] = [], _ read: (Statement) throws(SQLiteError) -> Value
    ) throws(SQLiteError) -> Value? {
        let statement = try prepared(sql)
        defer { statement.reset() }
        try statement.bind(values)
        return try statement.step() ? try read(statement) : nil
    }

    /// Hands every row to `body` until it answers false.
    package func forEach(
        _ sql: SQL, _ values: [SQLValue] = [], _ body: (Statement) throws(SQLiteError) -> Bool
    ) throws(SQLiteError) {
        let statement = try prepared(sql)
        defer { statement.reset() }
        try statement.bind(values)
        while try statement.step() { guard try body(statement) else { return } }
    }

    /// All rows of a statement whose SQL bounds them.
    package func all<Value>(
        _ sql: SQL, _ values: [SQLValue] = [], _ read: (Statement) throws(SQLiteError) -> Value
    ) throws(SQLiteError) -> [Value] {
        var all: [Value] = []
        try forEach(sql, values) { row throws(SQLiteError) in
            all.append(try read(row))
            return true
        }
        return all
    }

    package var lastInsertedPosition: Int64 { unsafe sqlite3_last_insert_rowid(handle) }

    private var isInTransaction: Bool { unsafe sqlite3_get_autocommit(handle) == 0 }

    /// Ends a transaction that failed. Some failures have ended it already.
    package func rollBack() {
        guard isInTransaction else { return }
        // What fails here is over when the connection closes; nothing was committed either way.
        do throws(SQLiteError) { try execute("ROLLBACK") } catch {}
    }

    private func prepared(_ sql: SQL) throws(SQLiteError) -> Statement {
        if let statement = statements[sql.rawValue] { return statement }
        let statement = try unsafe Statement(sql.text, on: handle)
        statements[sql.rawValue] = statement
        return statement
    }

    /// Copies the database as it is at one moment into the empty file of `target`.
    package func copy(to target: SQLiteConnection) throws(SQLiteError) {
        guard let backup = unsafe sqlite3_backup_init(target.handle, "main", handle, "main") else {
            throw SQLiteError(code: unsafe sqlite3_extended_errcode(target.handle))
        }
        // All pages in one step: readers of a log hold no writer up, while a copy in pieces would start anew with every commit of another process.
        let code = unsafe sqlite3_backup_step(backup, -1)
        unsafe sqlite3_backup_finish(backup)
        guard code == SQLITE_DONE else { throw SQLiteError(code: code) }
    }

    // MARK: Images

    /// The bytes of the database as they would stand in a file.
    package func image() throws(SQLiteError) -> DatabaseImage {
        var byteCount: Int64 = 0
        guard let start = unsafe sqlite3_serialize(handle, "main", &byteCount, 0) else {
            throw SQLiteError(code: SQLITE_NOMEM)
        }
        return unsafe DatabaseImage(start: start, byteCount: Int(byteCount))
    }

    /// Reads an image from now on in place of this database, which is in memory. The image may be read by other connections at the same time; it is not
    /// copied, so it has to outlive this one.
    package func open(_ image: DatabaseImage) throws(SQLiteError) {
        let count = Int64(image.byteCount)
        let code = unsafe sqlite3_deserialize(
            handle, "main", image.start, count, count, UInt32(SQLITE_DESERIALIZE_READONLY))
        guard code == SQLITE_OK else { throw SQLiteError(code: code) }
    }
}
