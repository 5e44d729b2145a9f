import CSQLite

/// The library as a whole.
enum SQLiteLibrary {
    /// Set up before its first use, once in the process.
    static let isConfigured: Bool = recovery_sqlite_configure() == SQLITE_OK
}
