import Glibc

/// The file of the store: checked before SQLite sees it, and for nobody else's eyes.
struct DatabaseFile {
    /// Absolute and without symbolic links.
    let path: String

    /// For its owner alone; the log and the index beside it get the same mode from SQLite.
    static let mode: mode_t = 0o600
    static let sideSuffixes = ["-wal", "-shm"]

    /// Checks the directory and the file, and makes the file if there is none and it `mayBeMade`.
    static func prepare(_ path: String, mayBeMade: Bool) throws(StoreOpenError) -> DatabaseFile {
        let name = path.split(separator: "/", omittingEmptySubsequences: false).last.map(String.init) ?? ""
        let parent = String(path.dropLast(name.count))
        let directory = try checkedDirectory(parent.isEmpty ? "." : parent)
        guard !name.isEmpty, name != ".", name != ".." else { throw .notAFile(path) }
        let file = DatabaseFile(path: (directory == "/" ? "" : directory) + "/" + name)
        if mayBeMade { try file.make() }
        try file.check()
        return file
    }

    private static func checkedDirectory(_ path: String) throws(StoreOpenError) -> String {
        guard let resolved = unsafe realpath(path, nil) else {
            throw errno == ENOENT
                ? .directoryMissing(path) : errno == ENOTDIR ? .notADirectory(path) : .system(path, errno: errno)
        }
        defer { unsafe free(resolved) }
        var status = stat()
        guard unsafe stat(resolved, &status) == 0 else { throw .system(path, errno: errno) }
        let directory = unsafe String(cString: resolved)
        guard status.st_mode & S_IFMT == S_IFDIR else { throw .notADirectory(directory) }
        // A sticky bit, as on /tmp, would not keep others from reading the name or filling the disk quota with side files.
        guard status.st_mode & S_IWOTH == 0 else { throw .directoryOpenToOthers(directory) }
        // Root at the machine may look after what the server's own user has.
        guard [geteuid(), 0].contains(status.st_uid) || geteuid() == 0 else {
            throw .directoryOfSomebodyElse(directory)
        }
        return directory
    }

    /// Made before SQLite opens it, so that it never is readable for a moment, whatever the umask.
    private func make() throws(StoreOpenError) {
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, Self.mode)
        if descriptor < 0 {
            // An existing file is not opened here: closing it would take away the locks that another connection of this process has.
            if errno == EEXIST { return }
            throw .system(path, errno: errno)
        }
        defer { _ = close(descriptor) }
        // A umask takes rights away, which may be one of ours.
        guard fchmod(descriptor, Self.mode) == 0 else { throw .system(path, errno: errno) }
    }

    /// Which file it is, whatever its name.
    struct Identity: Equatable {
        let device: dev_t
        let number: ino_t
    }

    /// `nil` if there is none at the path.
    var identity: Identity? {
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else { return nil }
        return Identity(device: status.st_dev, number: status.st_ino)
    }

    private func check() throws(StoreOpenError) {
        for (file, isNeeded) in [(path, true)] + Self.sideSuffixes.map({ (path + $0, false) }) {
            var status = stat()
            guard unsafe lstat(file, &status) == 0 else {
                if errno == ENOENT, !isNeeded { continue }
                throw errno == ENOENT ? .fileMissing(path) : .system(file, errno: errno)
            }
            guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(file) }
            guard status.st_uid == geteuid() || geteuid() == 0 else { throw .fileOfSomebodyElse(file) }
            if status.st_mode & 0o777 != Self.mode {
                guard unsafe chmod(file, Self.mode) == 0 else { throw .system(file, errno: errno) }
            }
        }
    }
}
