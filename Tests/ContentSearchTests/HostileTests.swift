import Content
import Testing

@Suite("Whatever is typed")
struct HostileTests {
    static let texts = [
        "", " ", "\"", "\"\"", "\"\"\"", "\" \"", "AND", "OR", "NOT", "NEAR", "rehab AND", "rehab NOT detox",
        "NEAR(a b, 3)", "title:rehab", "{title body}: x",
        "-title: x", "^rehab", "rehab*", "*", "rehab + detox", "(", ")", "((((", "'", "';DROP TABLE entries;--", "\\",
        "\u{0}", "rehab\u{0}detox", "💔",
        "💔 rehab 💔", "👩‍👩‍👧 family", "\u{202E}baher", "إدمان", "зависимость", "依存症", "e\u{301}\u{301}\u{301}",
        "\u{FEFF}rehab", "½ ⅷ ²", "ﬁ", "İı", "ẞß",
        "\r\n\t", "%s%n", "<b>rehab</b>", "a", "I", "?!…", "“unclosed", "«x»", "\"rehab", "rehab\"", "\"a\"\"b\"", "1.",
        ".1", "1.1.1", "'''", "o'o'o",
        String(repeating: "a", count: 8_192), String(repeating: "rehab ", count: 1_400),
        String(repeating: "\"", count: 8_192),
        String(repeating: "é", count: 4_096), String(repeating: "💔", count: 2_048),
        String(repeating: "\"rehab\" ", count: 1_000),
        String(repeating: "\u{301}", count: 4_000),
    ]

    @Test("Is answered, by search and by type-ahead")
    func isAnswered() async throws {
        let search = try SearchUnderTest.get()
        for text in Self.texts { try await check(text, search) }
    }

    @Test("Random text of what is most likely to hurt is answered, the same each time")
    func randomTextIsAnswered() async throws {
        let search = try SearchUnderTest.get()
        let pieces = [
            "rehab", "detox", "withdrawl", "iop", "\"", "\"", " ", " ", "*", "AND", "NOT", "(", ")", ":", "^", "-", "'",
            "\u{0}", "💔", "é", "ñ", "12", "2.1", "x",
            "\u{301}", "я", "medi", "kill myself", "-", "+", "{", "}", "\\", "%", "\u{200D}",
        ]
        var random = SplitMix64(state: 20_261_125)
        for _ in 0..<400 {
            let count = Int(random.next() % 12)
            let text = (0..<count).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }.joined()
            try await check(text, search)
            let one = try await search.page(text)
            let other = try await search.page(text)
            #expect(one == other)
        }
    }

    private func check(_ text: String, _ search: SearchUnderTest) async throws {
        let page = try await search.page(text)
        #expect(page.totalCount >= page.hits.count)
        for hit in page.hits {
            let title = search.content.entries[hit.entry].title
            #expect(SnippetTests.areSound(hit.titleMatches, in: title), "\(title)")
            if let snippet = hit.snippet {
                #expect(SnippetTests.areSound(snippet.matches, in: snippet.text), "\(snippet.text)")
            }
        }
        let answer = search.search.suggest(text)
        #expect(answer.suggestions.count <= TypeAheadAnswer.countMaximum)
        for suggestion in answer.suggestions {
            let title = search.content.entries[suggestion.entry].title
            #expect(SnippetTests.areSound(suggestion.titleMatches, in: title), "\(title)")
        }
    }
}

/// Steele, Lea, Flood: Fast splittable pseudorandom number generators (2014). The same numbers in every run.
private struct SplitMix64 {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}
