import Glibc

/// Reads the files that stand beside the tests. Glibc suffices: Foundation would be linked into a test of a module
/// without it.
enum TestFile {
    /// Why a file could not be read.
    struct Failure: Error {
        let path: String
        let reason: String

        /// From `errno`.
        init(path: String) {
            self.path = path
            reason = unsafe String(cString: strerror(errno))
        }
    }

    /// The names in a folder, sorted, without those that start with a dot.
    static func names(in folder: String) throws(Failure) -> [String] {
        guard let stream = unsafe opendir(folder) else { throw Failure(path: folder) }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }

    /// The bytes of a file.
    static func bytes(at path: String) throws(Failure) -> [UInt8] {
        guard let stream = unsafe fopen(path, "r") else { throw Failure(path: path) }
        defer { unsafe fclose(stream) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe fread(&piece, 1, piece.count, stream)
            guard count > 0 else { break }
            bytes.append(contentsOf: piece[..<count])
        }
        guard unsafe ferror(stream) == 0 else { throw Failure(path: path) }
        return bytes
    }
}
