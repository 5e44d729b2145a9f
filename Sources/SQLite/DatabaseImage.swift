import CSQLite

/// A whole database in memory that nobody changes, for any number of connections that read it.
///
/// Safe and sendable: the bytes are never written after `init`, and freed with the last owner.
@safe package final class DatabaseImage: @unchecked Sendable {
    let start: UnsafeMutablePointer<UInt8>
    package let byteCount: Int

    /// Takes the memory over, which SQLite allocated.
    init(start: UnsafeMutablePointer<UInt8>, byteCount: Int) {
        unsafe self.start = start
        self.byteCount = byteCount
    }

    deinit { unsafe sqlite3_free(start) }
}
