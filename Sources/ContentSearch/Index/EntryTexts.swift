import Content

/// The passages of all entries, with the stems of their words, from which snippets are taken.
struct EntryTexts: Sendable {
    struct Passage: Sendable {
        /// The position of its section in the entry; `nil` for the summary.
        let section: Int?
        /// Shared with the entry.
        let text: String
        /// Where its words stand in ``EntryTexts/stems``.
        let words: Range<Int32>
    }

    private(set) var passages: [Passage] = []
    private(set) var stems: [Int32] = []
    /// By entry.
    private(set) var titles: [Passage] = []
    /// Where the passages of an entry end; they start where those of the one before it end.
    private var ends: [Int32] = []

    mutating func add(_ text: String, section: Int?, stems words: [Int32]) {
        let start = Int32(stems.count)
        stems += words
        passages.append(Passage(section: section, text: text, words: start..<Int32(stems.count)))
    }

    mutating func addTitle(_ text: String, stems words: [Int32]) {
        let start = Int32(stems.count)
        stems += words
        titles.append(Passage(section: nil, text: text, words: start..<Int32(stems.count)))
    }

    mutating func endEntry() { ends.append(Int32(passages.count)) }

    func passages(of entry: Int) -> ArraySlice<Passage> {
        passages[(entry == 0 ? 0 : Int(ends[entry - 1]))..<Int(ends[entry])]
    }
}
