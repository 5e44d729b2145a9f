import Content
import Testing

@Suite("The reading level")
struct ReadabilityTests {
    @Test("Counts words, sentences and syllables")
    func counts() {
        let readability = Readability(of: ["The cat sat. It is a table, isn't it?", "Follow-up at 3.1 now"])
        #expect(readability.wordCount == 12)
        #expect(readability.sentenceCount == 3)
        // the cat sat it is a ta-ble isn't it, fol-low-up at now
        #expect(readability.syllableCount == 15)
    }

    @Test("Is the grade of Flesch and Kincaid")
    func isTheGrade() {
        // 6 words, 1 sentence, 6 syllables: 0.39 × 6 + 11.8 × 1 − 15.59.
        let readability = Readability(of: ["The cat sat on the mat."])
        #expect(abs(readability.grade - -1.45) < 0.001)
    }

    @Test("Takes a list's item for a sentence, and three full stops for one end")
    func endsSentences() {
        #expect(Readability(of: ["One", "Two"]).sentenceCount == 2)
        #expect(Readability(of: ["Wait... and see. “So it is.” Yes"]).sentenceCount == 4)
        #expect(Readability(of: [""]).sentenceCount == 0)
        #expect(Readability(of: [""]).grade == 0)
    }

    @Test("Is higher for longer words and sentences")
    func orders() {
        let easy = Readability(of: ["You can ask for help. You can ask now."])
        let hard = Readability(of: [
            "Individuals experiencing psychological difficulties may alternatively consider professional consultation."
        ])
        #expect(easy.grade < 3)
        #expect(hard.grade > 20)
    }
}
