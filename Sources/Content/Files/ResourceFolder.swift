import Glibc

/// The folder with content and schemas, read and never written.
package struct ResourceFolder {
    let path: String

    package init(path: String) { self.path = path }

    /// Bytes of one file: ten times the longest entry. A file beyond it is a mistake, not content.
    static let fileByteCountMaximum = 1 << 20
    /// Names in one folder: far above the ten thousand entries that the library may grow to.
    static let nameCountMaximum = 100_000

    package enum ReadingError: Error, Equatable {
        case unreadable(Int32)
        case tooLarge

        package var message: String {
            switch self {
            case .unreadable(let code): "cannot be read: \(unsafe String(cString: strerror(code)))"
            case .tooLarge: "has more than \(ResourceFolder.fileByteCountMaximum) bytes"
            }
        }
    }

    /// Whether something of this name is there.
    func has(_ name: String) -> Bool { unsafe access("\(path)/\(name)", F_OK) == 0 }

    /// The names in a folder, sorted, without those that start with a dot.
    func names(in folder: String) throws(ReadingError) -> [String] {
        guard let directory = unsafe opendir("\(path)/\(folder)") else { throw .unreadable(errno) }
        defer { unsafe closedir(directory) }
        var names: [String] = []
        while names.count < Self.nameCountMaximum, let entry = unsafe readdir(directory) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }

    /// The bytes of a file.
    package func read(_ file: String) throws(ReadingError) -> [UInt8] {
        let descriptor = unsafe open("\(path)/\(file)", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(errno) }
        defer { _ = close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw .unreadable(errno) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw .unreadable(status.st_mode & S_IFMT == S_IFDIR ? EISDIR : EINVAL)
        }
        guard status.st_size <= Self.fileByteCountMaximum else { throw .tooLarge }
        return try read(descriptor, byteCount: Int(status.st_size))
    }

    private func read(_ descriptor: Int32, byteCount: Int) throws(ReadingError) -> [UInt8] {
        var failure: Int32?
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: byteCount) { buffer, initialized in
            while initialized < byteCount, let start = buffer.baseAddress {
                let count = unsafe Glibc.read(descriptor, start + initialized, byteCount - initialized)
                if count < 0, errno == EINTR { continue }
                if count < 0 { failure = errno }
                // A file that became shorter while it was read ends here; what is there has to be whole JSON all the same.
                if count <= 0 { return }
                initialized += count
            }
        }
        if let failure { throw .unreadable(failure) }
        return bytes
    }
}
