import Glibc
import SQLite

/// A copy of the store at one moment, taken while servers go on reading and writing.
package enum SQLiteBackup {
    /// Copies the database at `path` to `target`, one file with mode 0600, checked and on disk when this returns. What exists at `target` is never
    /// overwritten: nobody loses the last good backup to a bad one.
    package static func make(of path: String, to target: String) throws(StoreOpenError) {
        let source = try DatabaseFile.prepare(path, mayBeMade: false)
        // An older file is copied as it is: before an update is when a backup is wanted most.
        _ = try source.isBehind(as: path)
        let partial = try BackupFile(target: target)
        do throws(SQLiteError) {
            try copy(from: source, to: partial.path)
        } catch {
            throw .failed(error.failure == .diskFull ? target : path, error.failure)
        }
        try partial.publish()
    }

    private static func copy(from source: DatabaseFile, to path: String) throws(SQLiteError) {
        let copy = try Connection(path: path, purpose: .copying)
        try Connection(path: source.path, purpose: .reading).copy(to: copy)
        // The copy says that it has a log beside it, as its source has; it is to be one file that can be moved.
        guard try copy.text("PRAGMA journal_mode = DELETE") == "delete", try copy.text("PRAGMA quick_check") == "ok"
        else { throw .unreadableRow }
    }
}

/// The file of a backup under a name of its own until it is complete.
private struct BackupFile: ~Copyable {
    let path: String
    private let target: String

    init(target: String) throws(StoreOpenError) {
        self.target = target
        path = "\(target).partial-\(getpid())"
        var status = stat()
        if unsafe lstat(target, &status) == 0 { throw .system(target, errno: EEXIST) }
        // What a process of our number left here when it was killed.
        unsafe unlink(path)
        _ = try DatabaseFile.prepare(path, mayBeMade: true)
    }

    deinit { unsafe unlink(path) }

    /// Brings the bytes to disk, then gives them their name, unless somebody took it meanwhile.
    func publish() throws(StoreOpenError) {
        try Self.synchronize(path)
        guard unsafe link(path, target) == 0 else { throw .system(target, errno: errno) }
        let name = target.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
        let folder = String(target.dropLast(name.count))
        try Self.synchronize(folder.isEmpty ? "." : folder)
    }

    private static func synchronize(_ path: String) throws(StoreOpenError) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .system(path, errno: errno) }
        defer { _ = close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .system(path, errno: errno) }
    }
}
