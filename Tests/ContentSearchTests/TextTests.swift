import Testing

@testable import ContentSearch

@Suite("Words")
struct TextTests {
    private func words(_ text: String) -> [String] {
        var reader = WordReader(text)
        var words: [String] = []
        while reader.next() { words.append(String(decoding: reader.word, as: UTF8.self)) }
        return words
    }

    @Test(
        "Are read in lower case, without accents, apostrophes and marks",
        arguments: [
            ("One’s Best-Life", ["ones", "best", "life"]), ("can't", ["cant"]), ("Level 2.1.", ["level", "21"]),
            ("24/7", ["24", "7"]),
            ("Twelve steps vs. versus", ["12", "steps", "vs", "vs"]), ("désintoxicación", ["desintoxicacion"]),
            ("cafe\u{301}", ["cafe"]), ("Straße Æ œ", ["strasse", "ae", "oe"]),
            ("ÀÿĀſ", ["ayas"]), ("Зависимость", ["зависимость"]), ("x💔y", ["x", "y"]), ("  ", []), ("'", []),
            ("a\u{0}b", ["a", "b"]), ("×÷", []), ("e\u{AD}mail", ["email"]),
            ("one two", ["one", "2"]),
        ])
    func areFolded(text: String, expected: [String]) { #expect(words(text) == expected) }

    @Test(
        "Stand where their ranges say",
        arguments: [
            "One’s Best-Life", "💔 rehab, 💔detox", "cafe\u{301} au lait", "Level 2.1.", "「依存症」 now", "a", "é",
        ])
    func rangesAreRight(text: String) {
        var reader = WordReader(text)
        let units = Array(text.utf16)
        let bytes = Array(text.utf8)
        while reader.next() {
            let one = String(decoding: units[reader.utf16Range], as: UTF16.self)
            #expect(one == String(decoding: bytes[reader.byteRange], as: UTF8.self))
            #expect(words(one) == [String(decoding: reader.word, as: UTF8.self)])
        }
    }

    @Test("A word of any length is read, its beginning kept")
    func longWordsAreCut() {
        #expect(words(String(repeating: "a", count: 1_000) + " b") == [String(repeating: "a", count: 40), "b"])
    }

    @Test(
        "Meet in their stems",
        arguments: [
            ["addicted", "addiction", "addictions", "addict"],
            ["treat", "treated", "treating", "treats"], ["craving", "cravings", "crave"],
            ["relapse", "relapsed", "relapses", "relapsing"], ["counsel", "counseling", "counseled"],
            ["stop", "stopped", "stopping", "stops"],
            ["agree", "agreed"], ["hopeful", "hopefulness"], ["conditional", "condition"], ["pony", "ponies"],
            ["caress", "caresses"],
        ])
    func meetInStems(words: [String]) {
        var stemmer = PorterStemmer()
        #expect(Set(words.map { stemmer.stem(Array($0.utf8)) }).count == 1)
    }

    @Test(
        "Short words, and those with other letters, stay as they are",
        arguments: ["iop", "aa", "dts", "28", "m30s", "ones", "uses", "зависимости", ""])
    func othersStay(word: String) {
        var stemmer = PorterStemmer()
        #expect(stemmer.stem(Array(word.utf8)) == Array(word.utf8))
    }

    @Test("Are found by number, as many as there are")
    func tablesHold() {
        let texts = (0..<2_000).map { "word\($0 &* 7_919)" } + [""]
        let table = WordTable(texts)
        #expect(table.count == texts.count)
        for (number, text) in texts.enumerated() {
            #expect(table.find(text.utf8.span) == number)
            #expect(table.text(number) == text)
        }
        #expect(table.find("words".utf8.span) == nil)
    }

    @Test(
        "Phrases are what stands between two quotes, of any form",
        arguments: [
            ("\"a b\" c", [0..<2]), ("“a b” c", [0..<2]), ("a \"b", []), ("\"\" a", []),
            ("\"a\" \"b\"", [0..<1, 1..<2]), ("a\" b", []),
        ])
    func phrasesAreRead(text: String, expected: [Range<Int>]) {
        #expect(TypedText(text).phrases == expected)
    }

    @Test(
        "The last word is unfinished if nothing follows it",
        arguments: [
            ("rehab", true), ("rehab ", false), ("rehab?", false), ("\"rehab\"", false), ("", false), ("a 💔", false),
        ])
    func endsAreSeen(text: String, isUnfinished: Bool) { #expect(TypedText(text).isUnfinished == isUnfinished) }

    @Test("The best hits come first, equals in the order of the library, however few are wanted")
    func topHitsAreSorted() {
        let hits = (0..<500).map { (entry: Int32($0), score: Float(($0 &* 7_919) % 61)) }
        let sorted = hits.sorted { $0.score != $1.score ? $0.score > $1.score : $0.entry < $1.entry }.map(\.entry)
        for count in [1, 2, 7, 50, 124, 125, 126, 499, 500] {
            var top = hits
            TopHits.sort(&top, upTo: count)
            #expect(Array(top.map(\.entry).prefix(count)) == Array(sorted.prefix(count)), "\(count)")
        }
    }
}
