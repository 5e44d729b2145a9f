import Content

/// Takes the piece of an entry that says most of what was asked, and marks the words.
struct SnippetMaker {
    private let index: SearchIndex
    /// By stem: the number of the term that it belongs to, from 1; 0 for none.
    private var marks: [UInt8]
    private var markedStems: [Int] = []
    /// Of the passage that was read last.
    private var words: [Word] = []
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

    mutating func titleMatches(_ entry: Int) -> [Range<Int>] {
        let title = index.texts.titles[entry]
        // Most titles have none of the words, which is seen without reading them.
        guard title.words.contains(where: { marks[Int(index.texts.stems[Int($0)])] > 0 }) else { return [] }
        read(title)
        return matches(words.indices, offset: 0)
    }

    mutating func snippet(of entry: Int) -> SearchSnippet? {
        guard let passage = bestPassage(of: entry) else { return nil }
        read(passage)
        guard let window = window() else { return nil }
        if window == words.indices {
            return SearchSnippet(section: passage.section, text: passage.text, matches: matches(window, offset: 0))
        }
        return part(passage, window)
    }

    private func matches(_ window: Range<Int>, offset: Int) -> [Range<Int>] {
        var matches: [Range<Int>] = []
        for word in words[window] where word.term > 0 {
            matches.append(word.place.utf16.lowerBound - offset..<word.place.utf16.upperBound - offset)
        }
        return matches
    }

    // MARK: Choosing

    private func bestPassage(of entry: Int) -> EntryTexts.Passage? {
        let stems = index.texts.stems
        let passages = index.texts.passages(of: entry)
        // Bit 0 is set by words that nobody asked for.
        let all: UInt64 = ((1 &<< UInt64(weights.count)) &- 1) &<< 1
        var best: Int?
        var bestWeight: Float = 0
        for number in passages.indices {
            var seen: UInt64 = 0
            for position in passages[number].words { seen |= 1 &<< UInt64(marks[Int(stems[Int(position)])]) }
            seen &= ~1
            guard seen != 0 else { continue }
            let weight = weight(of: seen)
            // The summary stands in the hit anyway: any other passage that says as much is better.
            if weight > bestWeight || weight == bestWeight && best.map({ passages[$0].section == nil }) == true {
                bestWeight = weight
                best = number
            }
            if seen == all, passages[number].section != nil { break }
        }
        return best.map { passages[$0] }
    }

    private func weight(of terms: UInt64) -> Float {
        var left = terms
        var weight: Float = 0
        while left != 0 {
            weight += weights[left.trailingZeroBitCount - 1]
            left &= left &- 1
        }
        return weight
    }

    private struct Word {
        /// The number of the term, from 1; 0 for none.
        let term: UInt8
        let place: WordPlace
    }

    /// Takes the words of a passage, with their marks.
    private mutating func read(_ passage: EntryTexts.Passage) {
        words.removeAll(keepingCapacity: true)
        for position in passage.words {
            words.append(
                Word(
                    term: marks[Int(index.texts.stems[Int(position)])], place: index.texts.places[Int(position)]))
        }
    }

    /// The words to show: those that fit after the first of the marked words from which most others can be seen.
    private func window() -> Range<Int>? {
        guard let last = words.last else { return nil }
        if last.place.utf16.upperBound <= Self.lengthMaximum { return words.indices }
        var best = 0..<0
        var bestCount = 0
        for start in words.indices where words[start].term > 0 {
            let limit = words[start].place.utf16.lowerBound + Self.lengthMaximum - Self.lead
            var seen: UInt64 = 0
            var end = start
            while end < words.count, words[end].place.utf16.upperBound <= limit {
                seen |= 1 &<< UInt64(words[end].term)
                end += 1
            }
            let count = (seen & ~1).nonzeroBitCount
            if count > bestCount {
                bestCount = count
                best = start..<max(end, start + 1)
            }
        }
        guard bestCount > 0 else { return nil }
        return widened(best)
    }

    private func widened(_ window: Range<Int>) -> Range<Int> {
        var start = window.lowerBound
        let first = words[start].place.utf16.lowerBound
        while start > 0, first - words[start - 1].place.utf16.lowerBound <= Self.lead { start -= 1 }
        var end = window.upperBound
        let limit = words[start].place.utf16.lowerBound + Self.lengthMaximum
        while end < words.count, words[end].place.utf16.upperBound <= limit { end += 1 }
        return start..<end
    }

    // MARK: Making

    private func part(_ passage: EntryTexts.Passage, _ window: Range<Int>) -> SearchSnippet {
        let startsWithin = window.lowerBound > 0
        let endsWithin = window.upperBound < words.count
        let bytes = passage.text.utf8
        let start = startsWithin ? words[window.lowerBound].place.bytes.lowerBound : 0
        let end = endsWithin ? words[window.upperBound - 1].place.bytes.upperBound : bytes.count
        let piece = passage.text[
            bytes.index(bytes.startIndex, offsetBy: start)..<bytes.index(bytes.startIndex, offsetBy: end)]
        let ellipsis = "… "
        let text = (startsWithin ? ellipsis : "") + piece + (endsWithin ? " …" : "")
        // Where the piece starts, less what stands before it now.
        let offset = startsWithin ? words[window.lowerBound].place.utf16.lowerBound - ellipsis.utf16.count : 0
        return SearchSnippet(section: passage.section, text: text, matches: matches(window, offset: offset))
    }
}
