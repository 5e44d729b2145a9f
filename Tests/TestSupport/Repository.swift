import Glibc

/// The files of this repository, for tests that look at it.
package struct Repository: Sendable {
    package let path: String

    package init(path: String) { self.path = path }

    /// From `#filePath` of a file two folders below the root, such as Tests/HouseTests/ImportTests.swift.
    package init(testFile: String = #filePath) {
        path = "/" + testFile.split(separator: "/").dropLast(3).joined(separator: "/")
    }

    /// Every file below a folder, relative to the root, sorted. Folders that start with a dot are left out.
    package func files(below folder: String) -> [String] {
        var found: [String] = []
        for (name, isFolder) in entries(of: folder) {
            let file = "\(folder)/\(name)"
            if isFolder { found += files(below: file) } else { found.append(file) }
        }
        return found.sorted()
    }

    package func folders(in folder: String) -> [String] {
        entries(of: folder).filter(\.isFolder).map(\.name).sorted()
    }

    /// How many entries a folder has, whatever they are.
    func entryCount(of folder: String) -> Int { entries(of: folder).count }

    private func entries(of folder: String) -> [(name: String, isFolder: Bool)] {
        guard let directory = unsafe opendir("\(path)/\(folder)") else { return [] }
        defer { unsafe closedir(directory) }
        var entries: [(String, Bool)] = []
        while let entry = unsafe readdir(directory) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            if !name.hasPrefix(".") { entries.append((name, unsafe entry.pointee.d_type == UInt8(DT_DIR))) }
        }
        return entries
    }

    /// A file's text; empty if it cannot be read, which every test that uses it then shows.
    package func text(_ file: String) -> String {
        guard let stream = unsafe fopen("\(path)/\(file)", "r") else { return "" }
        defer { unsafe fclose(stream) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe fread(&buffer, 1, buffer.count, stream)
            if count == 0 { break }
            bytes += buffer[..<count]
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    package func isExecutable(_ file: String) -> Bool {
        unsafe access("\(path)/\(file)", X_OK) == 0
    }
}
