import CSQLite

/// A prepared statement, used again and again on the queue of its connection, which outlives it.
///
/// Safe: the pointer is valid from `init` to `deinit` and never leaves this file.
@safe package final class Statement {
    private let handle: OpaquePointer

    init(_ sql: String, on connection: OpaquePointer) throws(SQLiteError) {
        var handle: OpaquePointer?
        // PERSISTENT: it lives as long as its connection.
        let code = unsafe sqlite3_prepare_v3(connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil)
        guard code == SQLITE_OK, let handle = unsafe handle else { throw SQLiteError(code: code) }
        unsafe self.handle = handle
    }

    deinit { unsafe sqlite3_finalize(handle) }

    func bind(_ values: [SQLValue]) throws(SQLiteError) {
        // A value too many or too few would be a NULL that nobody meant.
        precondition(
            values.count == Int(unsafe sqlite3_bind_parameter_count(handle)), "values do not fit the statement")
        for (index, value) in values.enumerated() { try bind(value, at: Int32(index + 1)) }
    }

    private func bind(_ value: SQLValue, at index: Int32) throws(SQLiteError) {
        let code: Int32
        switch value {
        case .null: code = unsafe sqlite3_bind_null(handle, index)
        case .integer(let number): code = unsafe sqlite3_bind_int64(handle, index, number)
        case .text(var text):
            code = text.withUTF8 { bytes in
                unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
                    unsafe recovery_sqlite_bind_text(handle, index, characters.baseAddress, Int32(bytes.count))
                }
            }
        case .blob(let bytes):
            code = unsafe bytes.withUnsafeBytes { buffer in
                unsafe recovery_sqlite_bind_blob(handle, index, buffer.baseAddress, Int32(buffer.count))
            }
        }
        guard code == SQLITE_OK else { throw SQLiteError(code: code) }
    }

    /// Whether there is a row to read.
    package func step() throws(SQLiteError) -> Bool {
        switch unsafe sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code:
            throw SQLiteError(code: unsafe sqlite3_extended_errcode(sqlite3_db_handle(handle)) | code)
        }
    }

    /// Ends a run, so that it holds no lock and keeps nobody's data in its parameters.
    func reset() {
        unsafe sqlite3_reset(handle)
        unsafe sqlite3_clear_bindings(handle)
    }

    package func integer(_ column: Int32) -> Int64 { unsafe sqlite3_column_int64(handle, column) }

    package func real(_ column: Int32) -> Double { unsafe sqlite3_column_double(handle, column) }

    package func text(_ column: Int32) -> String? {
        guard let start = unsafe sqlite3_column_text(handle, column) else { return nil }
        let count = Int(unsafe sqlite3_column_bytes(handle, column))
        return unsafe String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    package func blob(_ column: Int32) -> [UInt8]? {
        guard let start = unsafe sqlite3_column_blob(handle, column) else { return nil }
        return unsafe Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
    }
}
