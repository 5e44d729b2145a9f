/// How often values of some size came: a count for each bucket, and their sum. One owner; whoever else wants to see it gets a copy.
package struct Histogram: Equatable, Sendable {
    /// The upper bounds of buckets, rising, each inclusive; what is above the last goes into a bucket of its own.
    package struct Bounds: Equatable, Sendable {
        package let values: [UInt64]
        /// How many of the values make one of the unit that is shown: 1,000,000,000 where nanoseconds are shown as seconds.
        package let scale: UInt64

        package init(_ values: [UInt64], scale: UInt64) {
            precondition(zip(values, values.dropFirst()).allSatisfy { $0 < $1 }, "bounds rise")
            self.values = values
            self.scale = scale
        }

        /// 50 µs to 10 s in nanoseconds, in steps of 1, 2.5 and 5: an answer from memory is in the first, one from the disk about the tenth, and
        /// ten seconds nobody waits for.
        package static let time = Bounds(
            [
                50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000, 5_000_000, 10_000_000, 25_000_000, 50_000_000,
                100_000_000, 250_000_000, 500_000_000, 1_000_000_000, 2_500_000_000, 5_000_000_000, 10_000_000_000,
            ], scale: 1_000_000_000)

        /// 1 to 512, by doubling: pieces of work in one transaction.
        package static let batch = Bounds((0...9).map { 1 << $0 }, scale: 1)
    }

    package let bounds: Bounds
    /// One more than there are bounds; not cumulative.
    package private(set) var counts: [UInt64]
    package private(set) var sum: UInt64 = 0

    package init(_ bounds: Bounds) {
        self.bounds = bounds
        counts = Array(repeating: 0, count: bounds.values.count + 1)
    }

    /// What somebody counted in a way of their own: one count for each bucket.
    package init(_ bounds: Bounds, counts: [UInt64], sum: UInt64) {
        precondition(counts.count == bounds.values.count + 1, "one count a bucket")
        self.bounds = bounds
        self.counts = counts
        self.sum = sum
    }

    package var count: UInt64 { counts.reduce(0, &+) }

    package mutating func record(_ value: UInt64) {
        var bucket = 0
        // Small values are the frequent ones.
        while bucket < bounds.values.count, value > bounds.values[bucket] { bucket += 1 }
        counts[bucket] &+= 1
        sum &+= value
    }

    /// Adds what another counted, which has the same bounds.
    package mutating func add(_ other: Histogram) {
        precondition(bounds == other.bounds, "histograms of different bounds")
        for bucket in counts.indices { counts[bucket] &+= other.counts[bucket] }
        sum &+= other.sum
    }
}
