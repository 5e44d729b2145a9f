import Content
import Testing

@Suite("Snippets and their places")
struct SnippetTests {
    /// Whether ranges are in order, apart, within the text and at the borders of its characters.
    static func areSound(_ ranges: [Range<Int>], in text: String) -> Bool {
        let units = Array(text.utf16)
        var last = 0
        for range in ranges {
            guard range.lowerBound >= last, !range.isEmpty, range.upperBound <= units.count else { return false }
            // A surrogate that is cut in two would decode to a replacement.
            if String(decoding: units[range], as: UTF16.self).contains("\u{FFFD}") { return false }
            last = range.upperBound
        }
        return true
    }

    private func words(_ ranges: [Range<Int>], _ text: String) -> [String] {
        let units = Array(text.utf16)
        return ranges.map { String(decoding: units[$0], as: UTF16.self).lowercased() }
    }

    @Test("The places are those of the words that were asked for, in any of their forms")
    func placesAreRight() async throws {
        let search = try SearchUnderTest.get()
        for (query, stems) in [
            // Porter's stemmer takes "one" and "on" for the same.
            ("cravings", ["crav"]), ("one's best life", ["on", "best", "life", "liv"]),
            ("withdrawal seizure", ["withdraw", "seiz"]),
            ("Narcotics Anonymous", ["narcotic", "anonym"]),
        ] {
            let page = try await search.page(query, limit: 20)
            #expect(!page.hits.isEmpty)
            for hit in page.hits {
                // An entry that is only called so has none.
                guard let snippet = hit.snippet else { continue }
                let found =
                    words(hit.titleMatches, search.content.entries[hit.entry].title)
                    + words(snippet.matches, snippet.text)
                for word in found { #expect(stems.contains { word.hasPrefix($0) }, "\(query): \(word)") }
            }
        }
    }

    @Test("A piece of a long passage is cut between words, and says that it is a piece")
    func piecesAreCutBetweenWords() async throws {
        let search = try SearchUnderTest.get()
        var pieceCount = 0
        for query in ["medicine", "insurance", "family", "sleep", "doctor", "meeting", "week"] {
            for hit in try await search.page(query, limit: 30).hits {
                guard let snippet = hit.snippet else { continue }
                let entry = search.content.entries[hit.entry]
                let core = snippet.text.replacing("… ", with: "").replacing(" …", with: "")
                let passages =
                    snippet.section.map { number in entry.sections[number].blocks.flatMap(\.allTexts) } ?? [
                        entry.summary
                    ]
                #expect(passages.contains { $0.contains(core) }, "\(snippet.text)")
                #expect(snippet.text.utf16.count <= 260)
                #expect(!snippet.matches.isEmpty)
                if snippet.text.hasPrefix("… ") || snippet.text.hasSuffix(" …") { pieceCount += 1 }
            }
        }
        #expect(pieceCount > 10)
    }

    @Test("Characters beyond ASCII before a word do not move its place")
    func countsUTF16() async throws {
        let search = try SearchUnderTest.get()
        // The title has an apostrophe of two more bytes than UTF-16 units.
        let page = try await search.page("living one’s best life", limit: 1)
        let hit = try #require(page.hits.first)
        let title = search.content.entries[hit.entry].title
        #expect(title == "Living One’s Best Life")
        #expect(words(hit.titleMatches, title) == ["living", "one’s", "best", "life"])
    }
}

extension Block {
    fileprivate var allTexts: [String] {
        switch content {
        case .paragraph(let text), .callout(_, let text): [text]
        case .list(let items, _): items
        }
    }
}
