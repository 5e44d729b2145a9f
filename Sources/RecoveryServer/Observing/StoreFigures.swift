import Metrics
import Observation
import RecoveryAPI
import SQLiteStorage

/// What operators watch of contact requests and their store.
struct StoreFigures: Sendable {
    let store: SQLiteContactRequestStore
    let counts: IntakeCounts

    func families() -> [MetricFamily] {
        let statistics = store.statistics
        let files = store.fileFigures
        return [
            MetricFamily(
                MetricCatalogue.contactRequests,
                IntakeCounts.Outcome.allCases.map { .init(.integer(counts[$0]), [$0.rawValue]) }),
            MetricFamily(MetricCatalogue.storeQueue, [.init(.integer(statistics.waitingCount))]),
            MetricFamily(MetricCatalogue.storeCommits, [.init(.integer(statistics.commitCount))]),
            MetricFamily(MetricCatalogue.storeFailures, [.init(.integer(statistics.failureCount))]),
            MetricFamily(MetricCatalogue.storeBatch, [.init(.histogram(statistics.batches))]),
            MetricFamily(MetricCatalogue.storeDuration, [.init(.histogram(statistics.durations))]),
            MetricFamily(
                MetricCatalogue.storeFileBytes,
                [
                    .init(.integer(files.databaseByteCount), ["database"]),
                    .init(.integer(files.logByteCount), ["log"]),
                ]),
            MetricFamily(
                MetricCatalogue.storeFreeBytes, files.freeByteCount.map { [.init(.integer($0))] } ?? []),
        ]
    }
}
