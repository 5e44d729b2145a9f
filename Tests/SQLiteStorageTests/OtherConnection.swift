import CSQLite

/// A connection beside the store's, as another program has it.
@safe final class OtherConnection {
    struct Failure: Error { let code: Int32 }

    private let handle: OpaquePointer

    init(_ path: String) throws {
        var handle: OpaquePointer?
        let code = unsafe sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nil)
        guard code == SQLITE_OK, let handle = unsafe handle else { throw Failure(code: code) }
        unsafe self.handle = handle
    }

    deinit { unsafe sqlite3_close(handle) }

    func execute(_ sql: String) throws {
        let code = unsafe sqlite3_exec(handle, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw Failure(code: code) }
    }
}
