/// The words of the vocabulary in the order of their letters, to find those that begin alike.
struct PrefixTable: Sendable {
    private let sorted: [Int32]

    init(_ vocabulary: Vocabulary) { sorted = vocabulary.words.sortedNumbers() }

    /// Words that begin with `prefix` and are longer, `countMaximum` at most.
    func words(beginningWith prefix: [UInt8], in vocabulary: Vocabulary, countMaximum: Int) -> [Int] {
        var low = 0
        var high = sorted.count
        while low < high {
            let middle = (low + high) / 2
            if vocabulary.words[Int(sorted[middle])].lexicographicallyPrecedes(prefix) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        var words: [Int] = []
        while low < sorted.count, words.count < countMaximum {
            let number = Int(sorted[low])
            let word = vocabulary.words[number]
            guard word.starts(with: prefix) else { break }
            if word.count > prefix.count { words.append(number) }
            low += 1
        }
        return words
    }
}
