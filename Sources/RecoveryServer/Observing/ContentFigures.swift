import Content
import Metrics
import Observation

/// What operators watch of the content that is served.
struct ContentFigures: Sendable {
    private let version: String
    /// Seconds since 1970-01-01T00:00:00Z.
    private let loadedAt: Int
    private let entryCounts: [(collection: String, count: Int)]
    private let reviewDates: [CalendarDate]

    init(_ content: ContentRepository, version: String, loadedAt: Int) {
        self.version = version
        self.loadedAt = loadedAt
        entryCounts = content.collections.map { ($0.kind.folder, $0.entries.count) }
        reviewDates = content.collections.flatMap { $0.entries.map(\.review.nextReview) }
    }

    func families(today: CalendarDate) -> [MetricFamily] {
        [
            MetricFamily(MetricCatalogue.content, [.init(.integer(1), [version])]),
            MetricFamily(MetricCatalogue.contentLoaded, [.init(.integer(loadedAt))]),
            MetricFamily(
                MetricCatalogue.contentEntries, entryCounts.map { .init(.integer($0.count), [$0.collection]) }),
            MetricFamily(
                MetricCatalogue.overdueReviews, [.init(.integer(reviewDates.count { $0 < today }))]),
        ]
    }
}
