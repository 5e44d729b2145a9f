/// Adds up what the words of a query make of each entry. Its arrays are used again for every query; it belongs to one queue.
struct Scoreboard {
    private var sums: [Float]
    /// The weights of the words that each entry has.
    private var coverages: [Float]
    /// Of each entry, what its best name is worth.
    private var nameValues: [Float]
    private var nameMatches: [Float]
    /// By name: the last term that was counted for it.
    private var nameTerms: [Int32]
    private var touchedNames: [Int32] = []
    private var best: [Float]
    private var touched: [Int32] = []

    private enum Factor {
        /// What an exact name is worth: more than BM25 gives a page for two rare words.
        static let name: Float = 16
        /// What is added, in parts of the above, if a name is all that was typed.
        static let wholeName: Float = 0.5
        /// What remains of the sum for an entry that has next to nothing of what was asked.
        static let partial: Float = 0.3
        /// Of the best coverage: entries below it are no hits.
        static let leastCoverage: Float = 0.5
        static let leastNameValue: Float = 0.5
    }

    init(entryCount: Int, nameCount: Int) {
        sums = Array(repeating: 0, count: entryCount)
        coverages = sums
        nameValues = sums
        best = sums
        nameMatches = Array(repeating: 0, count: nameCount)
        nameTerms = Array(repeating: -1, count: nameCount)
    }

    mutating func reset() {
        for entry in sums.indices {
            sums[entry] = 0
            coverages[entry] = 0
            nameValues[entry] = 0
        }
    }

    /// Adds one stem that a term stands for alone.
    mutating func add(_ list: ScoreList, factor: Float, weight: Float) {
        let covered = weight * factor
        for index in list.entries.indices {
            let entry = Int(list.entries[index])
            sums[entry] += list.scores[index] * factor
            coverages[entry] += covered
        }
    }

    /// Adds the best of several stems that a term may stand for: an entry that has two of them has not more of what was meant.
    mutating func add(bestOf lists: [(list: ScoreList, factor: Float)], weight: Float) {
        for (list, factor) in lists {
            for index in list.entries.indices {
                let entry = Int(list.entries[index])
                // A word in every second entry is worth next to nothing to BM25, and is there all the same.
                let score = max(list.scores[index], 0.000_1) * factor
                if best[entry] == 0 {
                    touched.append(Int32(entry))
                    coverages[entry] += weight * factor
                }
                best[entry] = max(best[entry], score)
            }
        }
        for entry in touched {
            sums[Int(entry)] += best[Int(entry)]
            best[Int(entry)] = 0
        }
        touched.removeAll(keepingCapacity: true)
    }

    mutating func addNames(_ names: NameIndex, _ terms: [SearchTerm]) {
        var total: Float = 0
        for (number, term) in terms.enumerated() {
            total += term.weight
            for alternative in term.alternatives {
                let weight = names.weights[alternative.stem] * alternative.factor
                for name in names.names(ofStem: alternative.stem) {
                    guard nameTerms[Int(name)] != Int32(number) else { continue }
                    nameTerms[Int(name)] = Int32(number)
                    if nameMatches[Int(name)] == 0 { touchedNames.append(name) }
                    nameMatches[Int(name)] += weight
                }
            }
        }
        for number in touchedNames {
            let name = names.names[Int(number)]
            let matched = nameMatches[Int(number)]
            // What both have, of what either has.
            let part = matched / max(total + name.weight - matched, matched)
            let likeness = part * part.squareRoot()
            let addition = part > 0.999 ? Factor.wholeName : 0
            for bearer in names.bearers(of: Int(number)) {
                nameValues[Int(bearer.entry)] = max(nameValues[Int(bearer.entry)], bearer.value * likeness + addition)
            }
            nameMatches[Int(number)] = 0
            nameTerms[Int(number)] = -1
        }
        touchedNames.removeAll(keepingCapacity: true)
    }

    /// The scores of the entries that are hits, in `isWanted`.
    func hits(totalWeight: Float, _ isWanted: (Int) -> Bool) -> [(entry: Int32, score: Float)] {
        var greatest: Float = 0
        for coverage in coverages { greatest = max(greatest, coverage) }
        let least = greatest * Factor.leastCoverage
        var hits: [(entry: Int32, score: Float)] = []
        for entry in sums.indices {
            let coverage = coverages[entry]
            guard coverage > 0 && coverage >= least || nameValues[entry] >= Factor.leastNameValue, isWanted(entry)
            else {
                continue
            }
            let part = totalWeight > 0 ? coverage / totalWeight : 0
            let score = sums[entry] * (Factor.partial + (1 - Factor.partial) * part * part)
            hits.append((Int32(entry), score + Factor.name * nameValues[entry]))
        }
        return hits
    }
}
