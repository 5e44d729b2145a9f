import CSQLite
import ContactRequests
import SQLite

extension SQLiteError {
    /// As the store's callers know it.
    var failure: StoreFailure {
        switch primaryCode {
        case SQLITE_FULL: .diskFull
        case SQLITE_READONLY, SQLITE_PERM: .readOnly
        case SQLITE_BUSY, SQLITE_LOCKED: .busy
        case SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_NOMEM: .inputOutput
        case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_SCHEMA: .damaged
        default: .other
        }
    }

    /// Whether it is a matter of one piece of work alone, so that others may succeed.
    var concernsOneItem: Bool { failure == .other }

    /// Whether a fresh connection may do better. A full disk, another writer and a file system without writing are waited out with this one.
    var wantsNewConnection: Bool {
        switch failure {
        case .inputOutput, .damaged: true
        case .diskFull, .readOnly, .busy, .closed, .other: false
        }
    }
}
