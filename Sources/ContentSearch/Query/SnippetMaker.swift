import Content

/// Takes the piece of an entry that says most of what was asked, and marks the words.
struct SnippetMaker {
    private let index: SearchIndex
    /// By stem: the number of the term that it belongs to, from 1; 0 for none.
    private var marks: [UInt8]
    private var markedStems: [Int] = []
    /// By term.
    private var weights: [Float] = []

    /// UTF-16 code units of a snippet, two or three lines on a telephone.
    static let lengthMaximum = 200
    /// How many of them before the first word that was asked for.
    private static let lead = 50

    init(_ index: SearchIndex) {
        self.index = index
        marks = Array(repeating: 0, count: index.vocabulary.stems.count)
    }

    mutating func mark(_ terms: [SearchTerm]) {
        for stem in markedStems { marks[stem] = 0 }
        markedStems.removeAll(keepingCapacity: true)
        weights.removeAll(keepingCapacity: true)
        for (number, term) in terms.enumerated() where !term.isStopWord && number < 32 {
            weights.append(term.weight)
            for alternative in term.alternatives where marks[alternative.stem] == 0 {
                marks[alternative.stem] = UInt8(weights.count)
                markedStems.append(alternative.stem)
            }
        }
    }

    func titleMatches(_ entry: Int) -> [Range<Int>] {
        words(of: index.entries[entry].title).filter { $0.term > 0 }.map(\.utf16)
    }

    func snippet(of entry: Int) -> SearchSnippet? {
        guard let passage = bestPassage(of: entry) else { return nil }
        let words = words(of: passage.text)
        guard let window = window(of: words) else { return nil }
        let isWhole = (window == 0..<words.count)
        return isWhole ? whole(passage, words) : part(passage, words, window)
    }

    // MARK: Choosing

    private func bestPassage(of entry: Int) -> EntryTexts.Passage? {
        var best: EntryTexts.Passage?
        var bestWeight: Float = 0
        for passage in index.texts.passages(of: entry) {
            var seen: UInt64 = 0
            for position in passage.words { seen |= 1 &<< UInt64(marks[Int(index.texts.stems[Int(position)])]) }
            // Bit 0 is set by words that nobody asked for.
            seen &= ~1
            guard seen != 0 else { continue }
            var weight: Float = 0
            while seen != 0 {
                weight += weights[seen.trailingZeroBitCount - 1]
                seen &= seen &- 1
            }
            // The summary stands in the hit anyway: any other passage that says as much is better.
            if weight > bestWeight || weight == bestWeight && best?.section == nil {
                bestWeight = weight
                best = passage
            }
        }
        return best
    }

    private struct Word {
        let term: Int
        let bytes: Range<Int>
        let utf16: Range<Int>
    }

    private func words(of text: String) -> [Word] {
        var reader = WordReader(text)
        var words: [Word] = []
        while reader.next() {
            let number = index.vocabulary.words.find(reader.word.span)
            let term = number.map { Int(marks[Int(index.vocabulary.stemOfWord[$0])]) } ?? 0
            words.append(Word(term: term, bytes: reader.byteRange, utf16: reader.utf16Range))
        }
        return words
    }

    /// The words to show: those that fit after the first of the marked words from which most others can be seen.
    private func window(of words: [Word]) -> Range<Int>? {
        guard let last = words.last else { return nil }
        if last.utf16.upperBound <= Self.lengthMaximum { return 0..<words.count }
        var best = 0..<0
        var bestCount = 0
        for start in words.indices where words[start].term > 0 {
            let limit = words[start].utf16.lowerBound + Self.lengthMaximum - Self.lead
            let marked = words[start...].prefix { $0.utf16.upperBound <= limit }
            let count = Set(marked.map(\.term)).count
            if count > bestCount {
                bestCount = count
                best = start..<start + marked.count
            }
        }
        guard bestCount > 0 else { return nil }
        return widened(best, words)
    }

    private func widened(_ window: Range<Int>, _ words: [Word]) -> Range<Int> {
        var start = window.lowerBound
        let first = words[start].utf16.lowerBound
        while start > 0, first - words[start - 1].utf16.lowerBound <= Self.lead { start -= 1 }
        var end = window.upperBound
        while end < words.count, words[end].utf16.upperBound - words[start].utf16.lowerBound <= Self.lengthMaximum {
            end += 1
        }
        return start..<end
    }

    // MARK: Making

    private func whole(_ passage: EntryTexts.Passage, _ words: [Word]) -> SearchSnippet {
        SearchSnippet(section: passage.section, text: passage.text, matches: words.filter { $0.term > 0 }.map(\.utf16))
    }

    private func part(_ passage: EntryTexts.Passage, _ words: [Word], _ window: Range<Int>) -> SearchSnippet {
        let bytes = Array(passage.text.utf8)
        let startsWithin = window.lowerBound > 0
        let endsWithin = window.upperBound < words.count
        let start = startsWithin ? words[window.lowerBound].bytes.lowerBound : 0
        let end = endsWithin ? words[window.upperBound - 1].bytes.upperBound : bytes.count
        let ellipsis = "… "
        let text =
            (startsWithin ? ellipsis : "") + String(decoding: bytes[start..<end], as: UTF8.self)
            + (endsWithin ? " …" : "")
        // Where the piece starts, less what stands before it now.
        let offset = startsWithin ? words[window.lowerBound].utf16.lowerBound - ellipsis.utf16.count : 0
        let matches = words[window].filter { $0.term > 0 }.map {
            $0.utf16.lowerBound - offset..<$0.utf16.upperBound - offset
        }
        return SearchSnippet(section: passage.section, text: text, matches: matches)
    }
}
