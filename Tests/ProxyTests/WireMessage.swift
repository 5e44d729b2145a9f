import TestSupport

/// The bytes of one case of the wire tables, and what this server makes of them when they come directly. `WireTests` holds that to be true.
struct WireMessage: Sendable {
    let table: String
    let name: String
    let bytes: [UInt8]
    let events: [String]

    /// How many requests it is.
    var requestCount: Int { events.count { $0.hasPrefix("head ") } }
    var isRefused: Bool { events.last?.hasPrefix("refuse ") ?? false }

    static func all() -> [WireMessage] {
        let repository = Repository()
        return repository.files(below: "Tests/HTTPTests/Wire").filter { !$0.hasSuffix("README.md") }.flatMap { file in
            let table = String(file.split(separator: "/").last?.dropLast(3) ?? "")
            return repository.text(file).split(separator: "\n## ").dropFirst().map { WireMessage(table, $0) }
        }
    }

    private init(_ table: String, _ section: Substring) {
        self.table = table
        name = String(section.prefix { $0 != "\n" })
        bytes = Self.block("bytes", of: section).flatMap { WireNotation.bytes(of: $0) ?? [] }
        events = Self.block("events", of: section)
    }

    private static func block(_ word: String, of section: Substring) -> [String] {
        let lines = section.split(separator: "\n", omittingEmptySubsequences: false)
        guard let start = lines.firstIndex(of: "```\(word)") else { return [] }
        return lines[(start + 1)...].prefix { $0 != "```" }.map(String.init)
    }
}
