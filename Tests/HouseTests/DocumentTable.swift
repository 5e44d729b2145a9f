/// The rows of the tables of a documentation page, for tests that hold a page against the tree.
struct DocumentTable {
    /// Something that a cell names: a file or type in backquotes, and what of it, in quotes behind it.
    struct Reference: Equatable {
        let place: String
        var names: [String] = []
    }

    /// Cells without the white space around them; headings and rules are left out.
    let rows: [[String]]

    init(_ page: String) {
        var rows: [[String]] = []
        var isBelowRule = false
        for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
            if !line.hasPrefix("|") {
                isBelowRule = false
            } else if line.hasPrefix("| ---") {
                isBelowRule = true
            } else if isBelowRule {
                rows.append(line.dropFirst().dropLast().split(separator: "|").map { Self.trimmed(String($0)) })
            }
        }
        self.rows = rows
    }

    private static func trimmed(_ text: String) -> String {
        text.split(separator: " ").joined(separator: " ")
    }

    /// What a cell names, in its order. A quoted name may hold backquotes; one that belongs to no place gets an empty one.
    static func references(in cell: String) -> [Reference] {
        var references: [Reference] = []
        var rest = cell[...]
        while let start = rest.firstIndex(where: { $0 == "`" || $0 == "\"" }) {
            let mark = rest[start]
            rest = rest[rest.index(after: start)...]
            let end = rest.firstIndex(of: mark) ?? rest.endIndex
            let text = String(rest[..<end])
            rest = end == rest.endIndex ? "" : rest[rest.index(after: end)...]
            if mark == "`" {
                references.append(Reference(place: text))
            } else {
                if references.isEmpty { references.append(Reference(place: "")) }
                references[references.count - 1].names.append(text)
            }
        }
        return references
    }
}
