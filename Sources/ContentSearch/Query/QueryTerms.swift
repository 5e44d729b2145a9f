import Content

/// The words of a query as stems that the content has: as typed, joined, completed or mended, whichever finds something first.
struct QueryTerms {
    private(set) var terms: [SearchTerm] = []
    private(set) var corrections: [SearchCorrection] = []
    /// The words with those in their places that they were mended to: what crisis words are looked for in.
    private(set) var meantWords: [[UInt8]]
    private(set) var isMended = false
    private let index: SearchIndex

    private enum Factor {
        static let completed: Float = 0.8
        /// Of a word that is one by itself, and the beginning of others.
        static let longer: Float = 0.3
        static let mended: Float = 0.8
    }

    /// Words that a beginning is completed to.
    private static let completionCountMaximum = 40
    /// Letters of a beginning; a single one is that of a tenth of all words.
    private static let beginningLetterCountMinimum = 2

    init(_ typed: TypedText, _ index: SearchIndex) {
        self.index = index
        meantWords = typed.letters
        var position = 0
        while position < typed.words.count {
            if let joined = joined(typed, at: position) {
                add([SearchTerm.Alternative(stem: joined, factor: 1)], typed.words[position].letters)
                position += 2
            } else {
                add(
                    typed.words[position], at: position,
                    isUnfinished: typed.isUnfinished && position == typed.words.count - 1)
                position += 1
            }
        }
        // Where nothing else was typed, they are what was asked for.
        if terms.allSatisfy(\.isStopWord) {
            terms = terms.map { SearchTerm(alternatives: $0.alternatives, weight: $0.weight, isStopWord: false) }
        }
    }

    /// The stem of two words that the content writes as one: "out patient", "half way". Two that are names by themselves stay two: "Medi-Cal".
    private func joined(_ typed: TypedText, at position: Int) -> Int? {
        guard position + 1 < typed.words.count else { return nil }
        let (one, other) = (typed.words[position].letters, typed.words[position + 1].letters)
        let letters = one + other
        guard letters.count >= 6, isInName(letters), !(isInName(one) && isInName(other)) else { return nil }
        return index.vocabulary.stem(of: letters)
    }

    private func isInName(_ letters: [UInt8]) -> Bool {
        index.vocabulary.words.find(letters.span).map { index.vocabulary.isInName[$0] } ?? false
    }

    private mutating func add(_ word: TypedText.Word, at position: Int, isUnfinished: Bool) {
        var alternatives: [SearchTerm.Alternative] = []
        if let stem = index.vocabulary.stem(of: word.letters), index.vocabulary.entryCounts[stem] > 0 {
            alternatives.append(SearchTerm.Alternative(stem: stem, factor: 1))
        }
        if isUnfinished, !StopWords.contains(word.letters) {
            complete(word.letters, alternatives.isEmpty ? Factor.completed : Factor.longer, &alternatives)
        }
        if alternatives.isEmpty, index.vocabulary.words.find(word.letters.span) == nil {
            mend(word, at: position, &alternatives)
        }
        if !alternatives.isEmpty { add(alternatives, word.letters) }
    }

    private mutating func add(_ alternatives: [SearchTerm.Alternative], _ letters: [UInt8]) {
        let weights = alternatives.map { index.names.weights[$0.stem] }
        // A word that is one by itself says what it says, however rare those are that it begins.
        let weight = alternatives[0].factor == 1 ? weights[0] : weights.reduce(0, +) / Float(weights.count)
        terms.append(
            SearchTerm(alternatives: alternatives, weight: weight, isStopWord: StopWords.contains(letters)))
    }

    private func complete(_ letters: [UInt8], _ factor: Float, _ alternatives: inout [SearchTerm.Alternative]) {
        guard letters.count >= Self.beginningLetterCountMinimum else { return }
        for word in index.prefixes.words(
            beginningWith: letters, in: index.vocabulary, countMaximum: Self.completionCountMaximum)
        {
            let stem = Int(index.vocabulary.stemOfWord[word])
            guard index.vocabulary.entryCounts[stem] > 0, !alternatives.contains(where: { $0.stem == stem }) else {
                continue
            }
            alternatives.append(SearchTerm.Alternative(stem: stem, factor: factor))
        }
    }

    private mutating func mend(
        _ word: TypedText.Word, at position: Int, _ alternatives: inout [SearchTerm.Alternative]
    ) {
        let nearest = index.trigrams.nearest(to: word.letters, in: index.vocabulary)
        guard let best = nearest.first else { return }
        isMended = true
        meantWords[position] = Array(index.vocabulary.words[best])
        // A word that only the synonyms have may be one that we would say to nobody.
        if index.vocabulary.shownCounts[best] > 0 {
            corrections.append(SearchCorrection(typed: word.text, searched: index.vocabulary.words.text(best)))
        }
        for word in nearest {
            let stem = Int(index.vocabulary.stemOfWord[word])
            if index.vocabulary.entryCounts[stem] > 0, !alternatives.contains(where: { $0.stem == stem }) {
                alternatives.append(
                    SearchTerm.Alternative(stem: stem, factor: word == best ? Factor.mended : Factor.mended / 2))
            }
        }
    }
}
