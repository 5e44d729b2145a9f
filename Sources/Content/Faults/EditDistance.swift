/// How many letters have to be inserted, removed, replaced or swapped with their neighbour to make one word of another.
package enum EditDistance {
    /// The greatest `maximum` that there is room for.
    package static let limit = 3

    /// One row of the table, as far as it is looked at: cell `place` is column `row + place - maximum`, and beyond the last one is what is too far.
    private typealias Band = InlineArray<8, Int>

    /// The distance, or `nil` if it is beyond `maximum`, which is from 0 to ``limit``.
    ///
    /// Only the cells within `maximum` of the diagonal are looked at, since no way through the others is short enough, and it ends with the first
    /// two rows that have none: a word of the client's costs little however many candidates there are.
    package static func between(_ one: Span<UInt8>, _ other: Span<UInt8>, maximum: Int) -> Int? {
        precondition(maximum >= 0 && maximum <= limit)
        guard abs(one.count - other.count) <= maximum else { return nil }
        let tooFar = maximum + 1
        var beforeLast = Band(repeating: tooFar)
        var last = beforeLast
        for column in 0...maximum { last[column + maximum] = column }
        var leastOfLast = 0
        // The rows start at 1, the first letter of `one`.
        var row = 1
        while row <= one.count {
            var current = Band(repeating: tooFar)
            let least = fill(&current, row, one, other, last, beforeLast, maximum: maximum)
            if least > maximum, leastOfLast > maximum { return nil }
            leastOfLast = least
            beforeLast = last
            last = current
            row += 1
        }
        let distance = last[other.count - one.count + maximum]
        return distance <= maximum ? distance : nil
    }

    /// Fills a row from the two before it and returns its least cell.
    @inline(__always)  // Called for every letter; the bands then stay where they are.
    private static func fill(
        _ current: inout Band, _ row: Int, _ one: Span<UInt8>, _ other: Span<UInt8>, _ last: Band, _ beforeLast: Band,
        maximum: Int
    ) -> Int {
        let letter = one[row - 1]
        var least = maximum + 1
        for place in max(0, maximum - row)..<(min(2 * maximum, other.count - row + maximum) + 1) {
            let column = row + place - maximum
            var distance = last[place + 1] + 1
            if column == 0 {
                distance = row
            } else {
                distance = min(distance, last[place] + (letter == other[column - 1] ? 0 : 1))
                if place > 0 { distance = min(distance, current[place - 1] + 1) }
                if row > 1, column > 1, letter == other[column - 2], one[row - 2] == other[column - 1] {
                    distance = min(distance, beforeLast[place] + 1)
                }
            }
            current[place] = min(distance, maximum + 1)
            least = min(least, current[place])
        }
        return least
    }
}
