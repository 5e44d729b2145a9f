import Metrics

/// What the writer has done so far.
package struct WriterStatistics: Equatable, Sendable {
    package private(set) var commitCount = 0
    package var failureCount = 0
    /// Pieces of work that wait now.
    package var waitingCount = 0
    /// Pieces of work in one transaction.
    package private(set) var batches = Histogram(.batch)
    /// Nanoseconds from the beginning of a transaction until it was on disk.
    package private(set) var durations = Histogram(.time)

    /// Counts a transaction that is on disk.
    mutating func count(_ writeCount: Int, in duration: Duration) {
        commitCount += 1
        batches.record(UInt64(writeCount))
        let (seconds, attoseconds) = duration.components
        durations.record(UInt64(max(0, seconds * 1_000_000_000 + attoseconds / 1_000_000_000)))
    }
}
