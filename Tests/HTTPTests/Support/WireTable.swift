import TestSupport

/// Reads the tables in `Wire/`. It is strict, since a case that is silently skipped tests nothing.
struct WireTable {
    /// What is wrong with a table, and where.
    struct Fault: Error {
        let table: String
        let line: Int
        let reason: String
    }

    /// A case that is being read.
    private struct Draft {
        let name: String
        var hasSentence = false
        var bytes: [UInt8]?
        var events: [String]?
    }

    private enum Block { case bytes, events, settings }

    private let table: String
    private var lineNumber = 0
    private var settings = WireSettings()
    private var block: Block?
    private var draft: Draft?
    private var names: Set<String> = []
    private var cases: [WireCase] = []

    private static let cached = Result { try readAll() }

    /// The cases of all tables, in order.
    static func allCases() throws -> [WireCase] { try cached.get() }

    /// `README.md` is about the notation and holds no cases.
    private static func readAll() throws -> [WireCase] {
        let folder = #filePath.split(separator: "/").dropLast(2).reduce("") { "\($0)/\($1)" } + "/Wire"
        return try TestFile.names(in: folder).filter { $0.hasSuffix(".md") && $0 != "README.md" }.flatMap { name in
            var table = WireTable(table: name)
            return try table.read(TestFile.bytes(at: "\(folder)/\(name)"))
        }
    }

    private init(table: String) {
        self.table = table
    }

    private mutating func read(_ bytes: [UInt8]) throws(Fault) -> [WireCase] {
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            lineNumber += 1
            try take(String(decoding: line, as: UTF8.self))
        }
        guard block == nil else { throw fault("a block is not closed") }
        try finishCase()
        guard !cases.isEmpty else { throw fault("a table without cases") }
        return cases
    }

    private mutating func take(_ line: String) throws(Fault) {
        if let block {
            if line == "```" { self.block = nil } else { try take(line, in: block) }
        } else if line.hasPrefix("```") {
            try openBlock(String(line.dropFirst(3)))
        } else if line.hasPrefix("## ") {
            try finishCase()
            let name = String(line.dropFirst(3))
            guard names.insert(name).inserted else { throw fault("two cases of this name") }
            draft = Draft(name: name)
        } else if !line.isEmpty {
            draft?.hasSentence = true
        }
    }

    private mutating func openBlock(_ word: String) throws(Fault) {
        switch word {
        case "bytes" where draft != nil && draft?.bytes == nil:
            block = .bytes
            draft?.bytes = []
        case "events" where draft != nil && draft?.events == nil:
            block = .events
            draft?.events = []
        case "settings" where draft == nil:
            block = .settings
        default: throw fault("a block \"\(word)\" has no place here")
        }
    }

    private mutating func take(_ line: String, in block: Block) throws(Fault) {
        switch block {
        case .bytes:
            guard let bytes = WireNotation.bytes(of: line) else { throw fault("not in the notation") }
            draft?.bytes?.append(contentsOf: bytes)
        case .events:
            let words = ["head ", "field ", "body ", "continue", "refuse ", "need more"]
            guard words.contains(where: line.hasPrefix) else { throw fault("no such event") }
            draft?.events?.append(line)
        case .settings:
            let words = line.split(separator: " ")
            guard words.count == 2, let value = Int(words[1]), settings.set(String(words[0]), to: value) else {
                throw fault("not a setting")
            }
        }
    }

    private mutating func finishCase() throws(Fault) {
        guard let finished = draft else { return }
        draft = nil
        guard let bytes = finished.bytes, let events = finished.events, finished.hasSentence, !events.isEmpty else {
            throw fault("the case above lacks its sentence, its bytes or its events")
        }
        cases.append(
            WireCase(table: table, name: finished.name, settings: settings, bytes: bytes, events: events))
    }

    private func fault(_ reason: String) -> Fault {
        Fault(table: table, line: lineNumber, reason: reason)
    }
}
