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
        /// Where the rest of the name stands in ``TypeAheadTable/bytes``.
        let key: Range<Int32>
    }

    /// The names, folded, their words parted by spaces.
    private let bytes: [UInt8]
    /// In the order of their keys.
    private let rows: [Row]

    /// Rows that are looked at for one text; a single letter may have more, the first of which do.
    private static let rowCountMaximum = 512

    init(_ content: ContentRepository) {
        var builder = Builder()
        var positions: [EntryLink: Int] = [:]
        for (position, entry) in content.entries.enumerated() {
            positions[EntryLink(kind: entry.kind, id: entry.id, title: entry.title)] = position
            builder.add(entry.title, position, kind: 0)
            if let abbreviation = entry.abbreviation { builder.add(abbreviation, position, kind: 1) }
            for (number, name) in entry.alsoKnownAs.enumerated() {
                builder.add(name, position, kind: 2, otherName: number)
            }
        }
        for synonym in content.synonyms {
            for (place, link) in synonym.entries.enumerated() {
                guard let position = positions[link] else { continue }
                for text in synonym.words { builder.add(text, position, kind: 3 + place) }
            }
        }
        let bytes = builder.bytes
        rows = builder.rows.sorted { one, other in
            bytes[Self.range(one)].lexicographicallyPrecedes(bytes[Self.range(other)])
        }
        self.bytes = bytes
    }

    /// Takes names in, whose rows share their bytes.
    private struct Builder {
        var bytes: [UInt8] = []
        var rows: [Row] = []

        mutating func add(_ name: String, _ entry: Int, kind: Int, otherName: Int = -1) {
            let words = PhraseTable.words(of: name)
            var starts: [Int32] = []
            for word in words {
                if !starts.isEmpty { bytes.append(UInt8(ascii: " ")) }
                starts.append(Int32(bytes.count))
                bytes += word
            }
            for (position, start) in starts.enumerated() {
                rows.append(
                    Row(
                        entry: Int32(entry), wordPosition: Int16(position), kind: Int16(kind),
                        nameLength: Int16(truncatingIfNeeded: name.utf8.count), otherName: Int16(otherName),
                        key: start..<Int32(bytes.count)))
            }
        }
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

    private func key(_ position: Int) -> ArraySlice<UInt8> { bytes[Self.range(rows[position])] }

    private static func range(_ row: Row) -> Range<Int> { Int(row.key.lowerBound)..<Int(row.key.upperBound) }

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
