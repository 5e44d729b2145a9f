/// Every word that content, names and synonyms have, with its stem.
struct Vocabulary: Sendable {
    private(set) var words = WordTable()
    private(set) var stems = WordTable()
    /// By word.
    private(set) var stemOfWord: [Int32] = []
    /// How often a word stands in what entries show; 0 for one that only synonyms and crisis words have.
    private(set) var shownCounts: [Int32] = []
    /// By stem: in how many entries it stands.
    private(set) var entryCounts: [Int32] = []
    /// Whether a name has the word: a title, another name or a synonym.
    private(set) var isInName: [Bool] = []
    private var stemmer = PorterStemmer()

    /// The number of a word, which is taken in if it is new.
    mutating func add(_ word: [UInt8], isShown: Bool) -> Int {
        let number = words.insert(word.span)
        if number == stemOfWord.count {
            let stem = stems.insert(stemmer.stem(word).span)
            if stem == entryCounts.count { entryCounts.append(0) }
            stemOfWord.append(Int32(stem))
            shownCounts.append(0)
            isInName.append(false)
        }
        if isShown { shownCounts[number] += 1 }
        return number
    }

    mutating func noteName(word: Int) { isInName[word] = true }

    mutating func countEntry(stem: Int) { entryCounts[stem] += 1 }

    /// The stem of a word, known or not, if anything has the stem.
    func stem(of word: [UInt8]) -> Int? {
        if let number = words.find(word.span) { return Int(stemOfWord[number]) }
        var stemmer = PorterStemmer()
        return stems.find(stemmer.stem(word).span)
    }
}
