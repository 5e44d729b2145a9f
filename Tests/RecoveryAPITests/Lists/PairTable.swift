/// Rows of choices in which each pair of values of two different parameters stands together at least once.
struct PairTable {
    /// In each row, the index of a value for each parameter; 0 is absence.
    private(set) var rows: [[Int]] = []
    private let valueCounts: [Int]
    private let starts: [Int]
    private var isCovered: [Bool]
    private let width: Int

    /// `valueCounts` has the number of choices of each parameter, absence included. Those behind `filterStart` are filters: a row has two of them at
    /// most, since with more nearly nothing is found and nothing is compared.
    init(valueCounts: [Int], filterStart: Int) {
        self.valueCounts = valueCounts
        starts = valueCounts.indices.map { valueCounts[..<$0].reduce(0, +) }
        width = valueCounts.reduce(0, +)
        isCovered = [Bool](repeating: false, count: width * width)
        let filters = filterStart..<valueCounts.count
        for one in filters {
            for other in filters where other > one {
                for value in 1..<valueCounts[one] {
                    for otherValue in 1..<valueCounts[other] {
                        add([(one, value), (other, otherValue)], filterStart)
                    }
                }
            }
        }
        // What is left are pairs with a parameter that is no filter: each gets a row, filled up with what is left elsewhere.
        for one in 0..<filterStart {
            for other in valueCounts.indices where other > one {
                for value in 1..<valueCounts[one] {
                    for otherValue in 1..<valueCounts[other] where !covers(one, value, other, otherValue) {
                        add([(one, value), (other, otherValue)], filterStart)
                    }
                }
            }
        }
    }

    private func covers(_ one: Int, _ value: Int, _ other: Int, _ otherValue: Int) -> Bool {
        isCovered[(starts[one] + value) * width + starts[other] + otherValue]
    }

    private mutating func add(_ choices: [(Int, Int)], _ filterStart: Int) {
        var row = [Int](repeating: 0, count: valueCounts.count)
        for (parameter, value) in choices { row[parameter] = value }
        for parameter in 0..<filterStart where row[parameter] == 0 {
            let gains = (0..<valueCounts[parameter]).map { value in
                row.indices.count { $0 != parameter && row[$0] > 0 && !covers(parameter, value, $0, row[$0]) }
            }
            let best = gains.max() ?? 0
            // Where nothing is gained the row stays short.
            row[parameter] = best == 0 ? 0 : gains.firstIndex(of: best) ?? 0
        }
        for one in row.indices where row[one] > 0 {
            for other in row.indices where other != one && row[other] > 0 {
                isCovered[(starts[one] + row[one]) * width + starts[other] + row[other]] = true
            }
        }
        rows.append(row)
    }

    /// Whether each pair stands together in a row.
    var isComplete: Bool {
        valueCounts.indices.allSatisfy { one in
            valueCounts.indices.allSatisfy { other in
                one == other
                    || (1..<valueCounts[one]).allSatisfy { value in
                        (1..<valueCounts[other]).allSatisfy { covers(one, value, other, $0) }
                    }
            }
        }
    }
}
