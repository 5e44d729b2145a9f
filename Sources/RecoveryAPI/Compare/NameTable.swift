import Content

/// What the entries of one collection are called, to find them in prose: abbreviations, other names, ids and aliases as words.
///
/// Names are found as whole words in any letter case, in singular or plural, and the longest wins: in "intensive outpatient rehab" stands no
/// "outpatient rehab".
struct NameTable {
    private struct Node {
        var next: [UInt64: Int] = [:]
        /// The places in the collection of the entries that are called this.
        var owners: [Int] = []
    }

    private var nodes = [Node()]

    init(_ entries: [Entry]) {
        for (place, entry) in entries.enumerated() {
            for name in ([entry.abbreviation].compactMap(\.self) + entry.alsoKnownAs + [entry.id] + entry.aliases) {
                add(name, place)
            }
        }
    }

    private mutating func add(_ name: String, _ owner: Int) {
        var node = 0
        for word in Self.words(in: name) {
            if let next = nodes[node].next[word] {
                node = next
            } else {
                nodes.append(Node())
                nodes[node].next[word] = nodes.count - 1
                node = nodes.count - 1
            }
        }
        if node != 0, !nodes[node].owners.contains(owner) { nodes[node].owners.append(owner) }
    }

    /// Adds the places of all entries that `text` names.
    func collect(from text: String, into found: inout Set<Int>) {
        let words = Self.words(in: text)
        var start = 0
        while start < words.count {
            var node = 0
            var end = start
            var longest: (end: Int, node: Int)?
            // As long as the longest name.
            while end < words.count, let next = nodes[node].next[words[end]] {
                node = next
                end += 1
                if !nodes[node].owners.isEmpty { longest = (end, node) }
            }
            if let longest { found.formUnion(nodes[longest.node].owners) }
            start = longest?.end ?? start + 1
        }
    }

    /// Each word as a hash (FNV-1a, 64 bits) of its letters and digits in lower case, without an `s` at its end. The content is ours: nobody makes
    /// two alike.
    private static func words(in text: String) -> [UInt64] {
        var words: [UInt64] = []
        let beginning: UInt64 = 0xcbf2_9ce4_8422_2325
        var (hash, beforeLast, last) = (beginning, beginning, UInt8(0))
        for byte in text.utf8 {
            let lower = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
            if (0x61...0x7A).contains(lower) || (0x30...0x39).contains(lower) {
                beforeLast = hash
                last = lower
                hash = (hash ^ UInt64(lower)) &* 0x0000_0100_0000_01b3
            } else if hash != beginning {
                words.append(last == UInt8(ascii: "s") ? beforeLast : hash)
                hash = beginning
            }
        }
        if hash != beginning { words.append(last == UInt8(ascii: "s") ? beforeLast : hash) }
        return words
    }
}
