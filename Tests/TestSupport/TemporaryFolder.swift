import Glibc

/// A folder for its owner alone that goes, with what is in it, when the last reference does.
package final class TemporaryFolder: Sendable {
    package enum Failure: Error { case notMade }

    package let path: String

    package init() throws {
        var template = Array("\(P_tmpdir)/recovery-server-folder-XXXXXX".utf8CString)
        guard let made = unsafe mkdtemp(&template) else { throw Failure.notMade }
        path = unsafe String(cString: made)
    }

    deinit {
        for name in names { unsafe unlink("\(path)/\(name)") }
        unsafe rmdir(path)
    }

    /// The names of the files in it, sorted.
    package var names: [String] { Repository(path: path).files(below: ".").map { String($0.dropFirst(2)) } }

    /// All bytes of a file; none if there is no such file.
    package func bytes(_ name: String) -> [UInt8] {
        guard let stream = unsafe fopen("\(path)/\(name)", "re") else { return [] }
        defer { unsafe fclose(stream) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe fread(&buffer, 1, buffer.count, stream)
            if count == 0 { return bytes }
            bytes += buffer[..<count]
        }
    }

    /// Writes bytes from an offset on, into a file that is made if it is missing; answers whether the disk took them all.
    @discardableResult
    package func write(_ bytes: [UInt8], to name: String, at offset: Int = 0) -> Bool {
        let descriptor = unsafe open("\(path)/\(name)", O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return false }
        defer { _ = close(descriptor) }
        return unsafe pwrite(descriptor, bytes, bytes.count, off_t(offset)) == bytes.count
    }

    /// Sets the permissions of a file.
    package func setMode(_ mode: Int, of name: String) {
        _ = unsafe chmod("\(path)/\(name)", mode_t(mode))
    }

    /// The permissions of a file, or -1.
    package func mode(_ name: String) -> Int {
        var status = stat()
        return unsafe stat("\(path)/\(name)", &status) == 0 ? Int(status.st_mode & 0o777) : -1
    }
}
