import Glibc

/// A small file with a secret, which is read at start and whenever the server loads again.
struct SecretFile {
    private let path: String

    /// 1 MiB: more tokens than anybody has staff.
    private static let byteCountMaximum = 1 << 20

    init(_ path: String) { self.path = path }

    /// All its bytes. It may be nobody else's to read or write: mode 0600 or stricter if it is ours, and 0640 or stricter if it is root's.
    func read() throws(StartError) -> [UInt8] {
        // Not blocking: a FIFO in its place would keep us here for ever.
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw StartError(message: "\(path): \(unsafe String(cString: strerror(errno)))") }
        defer { _ = close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw StartError(message: "\(path) is not a regular file")
        }
        guard status.st_uid == geteuid() || status.st_uid == 0 else {
            throw StartError(message: "\(path) belongs to another user")
        }
        guard Self.isSecret(status.st_mode, owner: status.st_uid, reader: geteuid()) else {
            throw StartError(message: "others may read or write \(path); take that right from them (chmod 600)")
        }
        guard status.st_size <= Self.byteCountMaximum else {
            throw StartError(message: "\(path) has more than \(Self.byteCountMaximum) bytes")
        }
        return try bytes(of: descriptor)
    }

    /// Whether a file of this mode, which `owner` has and `reader` could open, is kept from everybody else.
    ///
    /// root's file is opened to us by our group, if at all: so does Debian keep secrets of its services (0640), and so does Kubernetes lay the secrets of a
    /// pod with an `fsGroup` (0440), whose mode and owner nobody can choose. To write, a group may not.
    static func isSecret(_ mode: mode_t, owner: uid_t, reader: uid_t) -> Bool {
        mode & (owner == 0 && reader != 0 ? 0o037 : 0o077) == 0
    }

    private func bytes(of descriptor: Int32) throws(StartError) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while bytes.count <= Self.byteCountMaximum {
            let count = unsafe Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw StartError(message: "\(path): \(unsafe String(cString: strerror(errno)))") }
            if count == 0 { return bytes }
            bytes += buffer[..<count]
        }
        throw StartError(message: "\(path) grows while it is read")
    }
}
