/// What entries are called: titles, other names, and the synonyms that lead to them.
///
/// Who types a name wants the entry of that name. BM25 does not know it: it takes a name for some words more.
struct NameIndex: Sendable {
    struct Name: Sendable {
        /// The weights of its words in all.
        let weight: Float
        /// The entries that are called so stand here in ``NameIndex/bearers``.
        let bearers: Range<Int32>
    }

    struct Bearer: Sendable {
        let entry: Int32
        /// What an exact match of the name is worth for it, about 1.
        let value: Float
    }

    /// Each set of words once, whoever is called so.
    private(set) var names: [Name] = []
    private(set) var bearers: [Bearer] = []
    /// Where the names of a stem start in ``namesOfStems``; one more than there are stems.
    private var starts: [Int32] = []
    private var namesOfStems: [Int32] = []
    /// By stem: how much it says.
    let weights: [Float]

    /// `names` are the entries' names, each with its stems, none twice in a name.
    init(_ names: [(entry: Int, value: Float, stems: [Int])], weights: [Float]) {
        self.weights = weights
        var groups: [[Int]: [Bearer]] = [:]
        var order: [[Int]] = []
        for name in names {
            let stems = name.stems.sorted()
            if groups[stems] == nil { order.append(stems) }
            groups[stems, default: []].append(Bearer(entry: Int32(name.entry), value: name.value))
        }
        var counts = [Int32](repeating: 0, count: weights.count + 1)
        for stems in order {
            let weight = stems.reduce(Float(0)) { $0 + weights[$1] }
            let start = Int32(bearers.count)
            bearers += groups[stems] ?? []
            self.names.append(Name(weight: weight, bearers: start..<Int32(bearers.count)))
            for stem in stems { counts[stem + 1] += 1 }
        }
        for stem in 0..<weights.count { counts[stem + 1] += counts[stem] }
        starts = counts
        namesOfStems = Array(repeating: 0, count: Int(counts[weights.count]))
        for (number, stems) in order.enumerated() {
            for stem in stems {
                namesOfStems[Int(counts[stem])] = Int32(number)
                counts[stem] += 1
            }
        }
    }

    /// The numbers of the names that have the stem.
    func names(ofStem stem: Int) -> ArraySlice<Int32> { namesOfStems[Int(starts[stem])..<Int(starts[stem + 1])] }

    func bearers(of name: Int) -> ArraySlice<Bearer> {
        bearers[Int(names[name].bearers.lowerBound)..<Int(names[name].bearers.upperBound)]
    }
}
