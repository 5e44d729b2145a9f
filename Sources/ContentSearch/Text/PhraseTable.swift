/// Words in a row, each run with a number, to be found by their stems wherever they stand in a query.
struct PhraseTable: Sendable {
    private var phrases = WordTable()
    /// By phrase.
    private var numbers: [[Int]] = []
    private var longest = 0
    /// The words with which runs begin: where none of them stands, nothing is looked for.
    private var firstWords = WordTable()

    /// Joins the words of a run; no word has it.
    private static let separator = UInt8(ascii: " ")

    init(_ phrases: [(text: String, number: Int)]) {
        for phrase in phrases {
            let words = Self.stems(of: Self.words(of: phrase.text))
            guard let first = words.first else { continue }
            let place = self.phrases.insert(Self.joined(words[...]).span)
            if place == numbers.count { numbers.append([]) }
            if !numbers[place].contains(phrase.number) { numbers[place].append(phrase.number) }
            longest = max(longest, words.count)
            _ = firstWords.insert(first.span)
        }
    }

    static func words(of text: String) -> [[UInt8]] {
        var reader = WordReader(text)
        var words: [[UInt8]] = []
        while reader.next() { words.append(reader.word) }
        return words
    }

    static func stems(of words: [[UInt8]]) -> [[UInt8]] {
        var stemmer = PorterStemmer()
        return words.map { stemmer.stem($0) }
    }

    private static func joined(_ words: ArraySlice<[UInt8]>) -> [UInt8] { Array(words.joined(separator: [separator])) }

    /// The numbers of all runs that stand in `stems`, those of longer ones first, each once.
    func numbers(in stems: [[UInt8]]) -> [Int] {
        var starts: [Int] = []
        for start in stems.indices {
            let stem = stems[start]
            if firstWords.find(stem.span) != nil { starts.append(start) }
        }
        guard !starts.isEmpty else { return [] }
        var found: [Int] = []
        for length in stride(from: min(longest, stems.count), to: 0, by: -1) {
            for start in starts where start + length <= stems.count {
                guard let place = phrases.find(Self.joined(stems[start..<start + length]).span) else { continue }
                for number in numbers[place] where !found.contains(number) { found.append(number) }
            }
        }
        return found
    }
}
