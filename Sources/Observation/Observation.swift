import HTTP
import Locking
import Metrics

/// What is counted and logged of this process: makes the observer of each loop, and puts together what a scrape gets.
package final class Observation: Sendable {
    /// Figures of a room that knows nothing of loops, such as the store's. Calls back once, from any thread.
    package typealias Source = @Sendable (@escaping @Sendable ([MetricFamily]) -> Void) -> Void

    package let log: Log?
    private let routes: [String]
    private let proxies: TrustedProxies

    /// `routes` are the patterns of the handler's endpoints, in its numbering.
    package init(routes: [String], proxies: TrustedProxies, log: Log?) {
        self.routes = routes
        self.proxies = proxies
        self.log = log
    }

    package func makeObserver() -> LoopObservation {
        LoopObservation(endpointCount: routes.count, log: log, proxies: proxies)
    }

    /// Every metric but those of the sources.
    package func families(_ report: LoopReport) -> [MetricFamily] {
        let lines = log?.counts ?? (0, 0)
        return report.families(routes: routes) + [
            MetricFamily(MetricCatalogue.logLines, [.init(.integer(lines.0))]),
            MetricFamily(MetricCatalogue.droppedLogLines, [.init(.integer(lines.1))]),
        ] + ProcessFigures.families()
    }
}
