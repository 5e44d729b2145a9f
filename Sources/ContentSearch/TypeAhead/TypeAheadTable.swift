import Content

/// What entries are called, from each word of each name on, in the order of letters: what was typed so far is found with one look.
struct TypeAheadTable: Sendable {
    private struct Row: Sendable {
        let entry: Int32
        /// Which of the words of the name it starts with.
        let wordPosition: Int16
        /// How good the name is: 0 for a title, 1 for an abbreviation, 2 for another name, 3 and more for synonyms.
        let kind: Int16
        let nameLength: Int16
        /// The position of the other name in the entry, or -1.
        let otherName: Int16
        let end: Int32
    }

    /// The names, folded, their words parted by spaces: row after row.
    private let bytes: [UInt8]
    private let rows: [Row]

    /// Rows that are looked at for one text; a single letter may have more, the first of which do.
    private static let rowCountMaximum = 512

    init(_ content: ContentRepository) {
        var collected: [(key: [UInt8], row: Row)] = []
        func add(_ name: String, _ entry: Int, kind: Int, otherName: Int) {
            let words = PhraseTable.words(of: name)
            for position in words.indices {
                let key = Array(words[position...].joined(separator: [UInt8(ascii: " ")]))
                let row = Row(
                    entry: Int32(entry), wordPosition: Int16(position), kind: Int16(kind),
                    nameLength: Int16(truncatingIfNeeded: name.utf8.count), otherName: Int16(otherName), end: 0)
                collected.append((key, row))
            }
        }
        var positions: [String: Int] = [:]
        for (position, entry) in content.entries.enumerated() {
            positions["\(entry.kind.folder)/\(entry.id)"] = position
            add(entry.title, position, kind: 0, otherName: -1)
            if let abbreviation = entry.abbreviation { add(abbreviation, position, kind: 1, otherName: -1) }
            for (number, name) in entry.alsoKnownAs.enumerated() { add(name, position, kind: 2, otherName: number) }
        }
        for synonym in content.synonyms {
            for (place, link) in synonym.entries.enumerated() {
                guard let position = positions["\(link.kind.folder)/\(link.id)"] else { continue }
                for text in synonym.words { add(text, position, kind: 3 + place, otherName: -1) }
            }
        }
        collected.sort { $0.key.lexicographicallyPrecedes($1.key) }
        var bytes: [UInt8] = []
        rows = collected.map { key, row in
            bytes += key
            return Row(
                entry: row.entry, wordPosition: row.wordPosition, kind: row.kind, nameLength: row.nameLength,
                otherName: row.otherName, end: Int32(bytes.count))
        }
        self.bytes = bytes
    }

    /// The entries that the words so far may lead to, the most relevant first, each once, with the other name that was typed.
    func matches(_ words: [[UInt8]]) -> [(entry: Int, otherName: Int?)] {
        guard !words.isEmpty else { return [] }
        let prefix = Array(words.joined(separator: [UInt8(ascii: " ")]))
        var best: [Int32: Int] = [:]
        var position = lowerBound(prefix)
        let end = min(rows.count, position + Self.rowCountMaximum)
        while position < end, key(position).starts(with: prefix) {
            let entry = rows[position].entry
            if let other = best[entry], rank(other, prefix) <= rank(position, prefix) {} else { best[entry] = position }
            position += 1
        }
        let sorted = best.values.sorted { rank($0, prefix) < rank($1, prefix) }
        return sorted.prefix(TypeAheadAnswer.countMaximum).map { position in
            let row = rows[position]
            return (Int(row.entry), row.otherName < 0 ? nil : Int(row.otherName))
        }
    }

    /// Whole names first, then names that begin with it, titles before others, short ones before long ones, and at last the order of the library.
    private func rank(_ position: Int, _ prefix: [UInt8]) -> Int {
        let row = rows[position]
        let isWhole = row.wordPosition == 0 && key(position).count == prefix.count
        return (isWhole ? 0 : 1 << 60) + min(Int(row.wordPosition), 15) << 56 + min(Int(row.kind), 63) << 48
            + Int(row.nameLength) << 32 + Int(row.entry)
    }

    private func key(_ position: Int) -> ArraySlice<UInt8> {
        bytes[(position == 0 ? 0 : Int(rows[position - 1].end))..<Int(rows[position].end)]
    }

    private func lowerBound(_ prefix: [UInt8]) -> Int {
        var low = 0
        var high = rows.count
        while low < high {
            let middle = (low + high) / 2
            if key(middle).lexicographicallyPrecedes(prefix) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
