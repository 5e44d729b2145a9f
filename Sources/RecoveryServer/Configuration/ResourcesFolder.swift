import Glibc

/// Where content is.
enum ResourcesFolder {
    static let name = "Resources"

    /// The folder that was asked for, or `Resources` beside the working directory, or beside the executable or above it (as it is built).
    static func locate(_ asked: String?) -> String {
        if let asked { return asked }
        if isFolder(name) { return name }
        var folder = executablePath.split(separator: "/").dropLast().map(String.init)
        // .build/<target>/release/recovery-server is four levels below the repository.
        for _ in 0..<5 {
            let candidate = "/" + (folder + [name]).joined(separator: "/")
            if isFolder(candidate) { return candidate }
            guard folder.popLast() != nil else { break }
        }
        return name
    }

    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    private static var executablePath: String {
        var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let count = unsafe buffer.withUnsafeMutableBytes { bytes in
            guard let start = bytes.baseAddress else { return 0 }
            return unsafe readlink("/proc/self/exe", start.assumingMemoryBound(to: CChar.self), bytes.count)
        }
        return count > 0 ? String(decoding: buffer.prefix(count), as: UTF8.self) : ""
    }
}
