import JSON

/// A file of the ledger: some of its lines, in order. Files are numbered, and only the newest is added to.
struct LedgerFile: Sendable {
    let number: Int
    var changes: [Change] = []

    static let first = LedgerFile(number: 1)

    /// About 250 kB, well below what one file may have.
    static let changeCountMaximum = 1_000

    /// Names sort as their numbers do.
    var path: String {
        let digits = String(number)
        let padding = String(repeating: "0", count: max(0, 5 - digits.count))
        return "\(Documents.SharedFile.changes.path)/\(padding)\(digits)\(Documents.suffix)"
    }

    static func newest(in documents: Documents, _ ledger: ChangeLedger) -> LedgerFile {
        let items = documents.shared[.changes] ?? []
        guard let name = items.last?.file.split(separator: "/").last?.dropLast(Documents.suffix.count),
            let number = Int(name)
        else { return first }
        let count = items.reduce(0) { $1.file == items.last?.file ? $0 + 1 : $0 }
        return LedgerFile(number: number, changes: Array(ledger.changes.suffix(count)))
    }

    /// This file with these lines behind its own, and further files once it is full.
    func adding(_ added: [Change]) -> [LedgerFile] {
        var files: [LedgerFile] = []
        var file = self
        for change in added {
            if file.changes.count >= Self.changeCountMaximum {
                files.append(file)
                file = LedgerFile(number: file.number + 1)
            }
            file.changes.append(change)
        }
        return files + [file]
    }

    /// One line a change, so that versions of the file differ in lines.
    var text: String {
        let lines = changes.map { "    " + String(decoding: JSONValue.object($0.line).encoded(), as: UTF8.self) }
        return """
            {
              "$schema": "../../Schemas/\(Documents.SharedFile.changes.schema)",
              "items": [
            \(lines.joined(separator: ",\n"))
              ]
            }

            """
    }
}
