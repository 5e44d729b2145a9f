import Content

/// Where a word stands in its text, in bytes and in UTF-16 code units.
struct WordPlace: Sendable {
    // Two bytes each, since every word of the content has one, and the schemas allow a text 2,000 characters.
    private let byteStart: UInt16
    private let byteEnd: UInt16
    private let utf16Start: UInt16
    private let utf16End: UInt16

    init(bytes: Range<Int>, utf16: Range<Int>) {
        byteStart = UInt16(bytes.lowerBound)
        byteEnd = UInt16(bytes.upperBound)
        utf16Start = UInt16(utf16.lowerBound)
        utf16End = UInt16(utf16.upperBound)
    }

    var bytes: Range<Int> { Int(byteStart)..<Int(byteEnd) }
    var utf16: Range<Int> { Int(utf16Start)..<Int(utf16End) }
}

/// The passages of all entries, with the stems and the places of their words, from which snippets are taken.
struct EntryTexts: Sendable {
    struct Passage: Sendable {
        /// The position of its section in the entry; `nil` for the summary.
        let section: Int?
        /// Shared with the entry.
        let text: String
        /// Where its words stand in ``EntryTexts/stems`` and ``EntryTexts/places``.
        let words: Range<Int32>
    }

    private(set) var passages: [Passage] = []
    private(set) var stems: [Int32] = []
    private(set) var places: [WordPlace] = []
    /// By entry.
    private(set) var titles: [Passage] = []
    /// Where the passages of an entry end; they start where those of the one before it end.
    private var ends: [Int32] = []

    mutating func add(_ text: String, section: Int?, _ words: [(stem: Int32, place: WordPlace)]) {
        passages.append(passage(text, section: section, words))
    }

    mutating func addTitle(_ text: String, _ words: [(stem: Int32, place: WordPlace)]) {
        titles.append(passage(text, section: nil, words))
    }

    private mutating func passage(
        _ text: String, section: Int?, _ words: [(stem: Int32, place: WordPlace)]
    ) -> Passage {
        let start = Int32(stems.count)
        for (stem, place) in words {
            stems.append(stem)
            places.append(place)
        }
        return Passage(section: section, text: text, words: start..<Int32(stems.count))
    }

    mutating func endEntry() { ends.append(Int32(passages.count)) }

    func passages(of entry: Int) -> ArraySlice<Passage> {
        passages[(entry == 0 ? 0 : Int(ends[entry - 1]))..<Int(ends[entry])]
    }
}
