import Glibc

/// A copy of the repository's resources that a test may break. It goes when the last reference does.
package final class ResourcesCopy {
    package enum Failure: Error { case notWritten(String), notFound(text: String, file: String) }

    package let path: String
    private let repository = Repository()
    private var folders: Set<String> = []
    private var files: Set<String> = []

    package init() throws {
        var template = Array("\(P_tmpdir)/recovery-server-resources-XXXXXX".utf8CString)
        guard let made = unsafe mkdtemp(&template) else { throw Failure.notWritten("a temporary folder") }
        path = unsafe String(cString: made)
        for file in repository.files(below: "Resources") where file.hasSuffix(".json") {
            let relative = String(file.dropFirst("Resources/".count))
            try write(relative, repository.text(file))
        }
    }

    deinit {
        for file in files { unsafe unlink("\(path)/\(file)") }
        for folder in folders.sorted(by: { $0.count > $1.count }) { unsafe rmdir("\(path)/\(folder)") }
        unsafe rmdir(path)
    }

    package func text(_ file: String) -> String { Repository(path: path).text(file) }

    package func write(_ file: String, _ text: String) throws {
        var folder = ""
        for name in file.split(separator: "/").dropLast() {
            folder += folder.isEmpty ? "\(name)" : "/\(name)"
            if folders.insert(folder).inserted { unsafe mkdir("\(path)/\(folder)", 0o700) }
        }
        guard let stream = unsafe fopen("\(path)/\(file)", "w") else { throw Failure.notWritten(file) }
        let bytes = Array(text.utf8)
        let count = unsafe fwrite(bytes, 1, bytes.count, stream)
        guard unsafe fclose(stream) == 0, count == bytes.count else { throw Failure.notWritten(file) }
        files.insert(file)
    }

    /// Replaces the first occurrence of `old`, which has to be there: a test that breaks nothing would prove nothing.
    package func replace(_ old: String, with new: String, in file: String) throws {
        let text = text(file)
        guard let range = text.firstRange(of: old) else { throw Failure.notFound(text: old, file: file) }
        try write(file, text.replacingCharacters(range, with: new))
    }

    /// The path of the entry that ``addSampleEntry()`` adds. Nothing refers to it, so that it may go again.
    package static let sampleEntry = "support-groups/sample-group"

    /// Adds a made-up entry.
    package func addSampleEntry() throws {
        let file = "Content/\(Self.sampleEntry).json"
        try write(file, text("Content/support-groups/narcotics-anonymous.json"))
        try replace("\"id\": \"narcotics-anonymous\"", with: "\"id\": \"sample-group\"", in: file)
        try replace("\"title\": \"Narcotics Anonymous\"", with: "\"title\": \"A sample group\"", in: file)
    }

    package func remove(_ file: String) {
        unsafe unlink("\(path)/\(file)")
        files.remove(file)
    }
}

extension String {
    fileprivate func replacingCharacters(_ range: Range<Index>, with text: String) -> String {
        self[..<range.lowerBound] + text + self[range.upperBound...]
    }
}
