import ContactRequests
import Glibc

/// What operators watch of the store's files.
package struct StoreFileFigures: Equatable, Sendable {
    /// 0 where there is no such file.
    package let databaseByteCount: Int
    package let logByteCount: Int
    /// Left on the disk for whoever is not root; `nil` where the disk does not say.
    package let freeByteCount: Int?
}

extension SQLiteContactRequestStore {
    package var fileFigures: StoreFileFigures {
        StoreFileFigures(
            databaseByteCount: Self.byteCount(of: path), logByteCount: Self.byteCount(of: path + "-wal"),
            freeByteCount: Self.freeByteCount(beside: path))
    }

    private static func byteCount(of path: String) -> Int {
        var information = stat()
        return unsafe stat(path, &information) == 0 ? Int(information.st_size) : 0
    }

    private static func freeByteCount(beside path: String) -> Int? {
        var information = statvfs()
        guard unsafe statvfs(path, &information) == 0 else { return nil }
        return Int(information.f_bavail) * Int(information.f_frsize)
    }
}
