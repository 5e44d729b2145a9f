import CSQLite

/// What SQLite answered instead of success. It keeps the code alone: the library's message may quote what was to be kept.
package struct SQLiteError: Error, Equatable, Sendable {
    /// With the extended part: <https://sqlite.org/rescode.html>
    package let code: Int32

    package init(code: Int32) { self.code = code }

    /// A row that does not read as what was kept.
    package static let unreadableRow = SQLiteError(code: SQLITE_CORRUPT)

    package var isNotADatabase: Bool { primaryCode == SQLITE_NOTADB }

    package var primaryCode: Int32 { code & 0xFF }
}
