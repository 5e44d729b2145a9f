import Glibc

/// A file that is there as it was or as it shall be, and never in between.
struct WholeFile {
    private let path: String

    init(_ path: String) { self.path = path }

    /// Writes all bytes beside it and puts them in its place, and makes its folder if that is missing. Answers false, with `errno` set, if that cannot be.
    func write(_ bytes: [UInt8]) -> Bool {
        let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        guard unsafe mkdir(folder, 0o755) == 0 || errno == EEXIST else { return false }
        // Readers of the folder pass over names that start with a dot.
        let draft = "\(folder)/.draft-\(getpid())"
        let descriptor = unsafe open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { return false }
        let isWritten = send(bytes, to: descriptor) && fsync(descriptor) == 0
        guard close(descriptor) == 0, isWritten, unsafe rename(draft, path) == 0 else {
            let cause = errno
            unsafe unlink(draft)
            errno = cause
            return false
        }
        return true
    }
}
