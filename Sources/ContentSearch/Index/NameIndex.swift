/// What entries are called: titles, other names, and the synonyms that lead to them.
///
/// Who types a name wants the entry of that name. BM25 does not know it: it takes a name for some words more.
struct NameIndex: Sendable {
    struct Name: Sendable {
        let entry: Int32
        /// What an exact match of this name is worth, about 1.
        let value: Float
        /// The weights of its words in all.
        let weight: Float
    }

    private(set) var names: [Name] = []
    /// Where the names of a stem start in ``namesOfStems``; one more than there are stems.
    private var starts: [Int32] = []
    private var namesOfStems: [Int32] = []
    /// By stem: how much it says.
    let weights: [Float]

    /// `names` are the entries' names, each with its stems, none twice in a name.
    init(_ names: [(entry: Int, value: Float, stems: [Int])], weights: [Float]) {
        self.weights = weights
        var counts = [Int32](repeating: 0, count: weights.count + 1)
        for name in names {
            let weight = name.stems.reduce(Float(0)) { $0 + weights[$1] }
            self.names.append(Name(entry: Int32(name.entry), value: name.value, weight: weight))
            for stem in name.stems { counts[stem + 1] += 1 }
        }
        for stem in 0..<weights.count { counts[stem + 1] += counts[stem] }
        starts = counts
        namesOfStems = Array(repeating: 0, count: Int(counts[weights.count]))
        for (number, name) in names.enumerated() {
            for stem in name.stems {
                namesOfStems[Int(counts[stem])] = Int32(number)
                counts[stem] += 1
            }
        }
    }

    /// The numbers of the names that have the stem.
    func names(ofStem stem: Int) -> ArraySlice<Int32> { namesOfStems[Int(starts[stem])..<Int(starts[stem + 1])] }
}
