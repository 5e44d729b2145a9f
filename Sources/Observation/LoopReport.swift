import HTTP
import Metrics

/// What all loops counted, gathered one by one, each on its own queue.
package struct LoopReport: Sendable {
    private var requests: [RequestCounters] = []
    private var connections: [ConnectionCounters] = []
    private var open = ConnectionCounts()

    package init() {}

    /// Takes a copy of what one loop counted. To be called on that loop's queue.
    package mutating func add(_ observer: (any LoopObserver)?, _ counts: ConnectionCounts) {
        open.add(counts)
        guard let observation = observer as? LoopObservation else { return }
        requests.append(observation.requests)
        connections.append(observation.connections)
    }

    func families(routes: [String]) -> [MetricFamily] {
        requestFamilies(routes + ["none"]) + connectionFamilies()
    }

    private func requestFamilies(_ routes: [String]) -> [MetricFamily] {
        var counts: [RequestKey: UInt64] = [:]
        for loop in requests {
            loop.forEachRequestCount { endpoint, method, status, count in
                counts[RequestKey(endpoint: endpoint, method: method, status: status), default: 0] += count
            }
        }
        let methods = HTTPMethod.allCases.map(\.name) + ["none"]
        let samples = counts.sorted { $0.key < $1.key }.map { key, count in
            MetricFamily.Sample(.integer(Int(count)), [routes[key.endpoint], methods[key.method], "\(key.status)"])
        }
        var durations: [MetricFamily.Sample] = []
        var bytes: [MetricFamily.Sample] = []
        for (endpoint, route) in routes.enumerated() {
            var histogram = Histogram(.time)
            for loop in requests { histogram.add(loop.durations(of: endpoint)) }
            guard histogram.count > 0 else { continue }
            durations.append(MetricFamily.Sample(.histogram(histogram), [route]))
            let count = requests.reduce(0) { $0 + $1.byteCount(of: endpoint) }
            bytes.append(MetricFamily.Sample(.integer(Int(count)), [route]))
        }
        return [
            MetricFamily(MetricCatalogue.requests, samples), MetricFamily(MetricCatalogue.durations, durations),
            MetricFamily(MetricCatalogue.sentBytes, bytes),
            MetricFamily(MetricCatalogue.requestsInFlight, [.init(.integer(open.answering))]),
        ]
    }

    private func connectionFamilies() -> [MetricFamily] {
        let waitings = ConnectionStateMachine.Waiting.allCases.map { "\($0)" } + ["forWriting"]
        var lag = Histogram(.time)
        for loop in connections { lag.add(loop.lag) }
        return [
            family(MetricCatalogue.refusedRequests, RequestError.allCases.map { "\($0)" }, \.errors),
            MetricFamily(
                MetricCatalogue.lateAnswers,
                [.init(sum(\.lateAnswerCount), ["sent"]), .init(sum(\.lostAnswerCount), ["lost"])]),
            MetricFamily(MetricCatalogue.connections, open.samples),
            MetricFamily(MetricCatalogue.acceptedConnections, [.init(sum(\.acceptedCount))]),
            family(MetricCatalogue.refusedConnections, ConnectionRefusal.allCases.map(\.rawValue), \.refusals),
            MetricFamily(MetricCatalogue.evictedConnections, [.init(sum(\.evictedCount))]),
            family(MetricCatalogue.timedOutConnections, waitings, \.timeouts),
            MetricFamily(MetricCatalogue.acceptPauses, [.init(sum(\.pauseCount))]),
            MetricFamily(MetricCatalogue.loopLag, [.init(.histogram(lag))]),
        ]
    }

    private func sum(_ count: KeyPath<ConnectionCounters, Int>) -> MetricFamily.Value {
        .integer(connections.reduce(0) { $0 + $1[keyPath: count] })
    }

    private func family(
        _ definition: MetricFamily.Definition, _ labels: [String], _ counts: KeyPath<ConnectionCounters, [Int]>
    ) -> MetricFamily {
        MetricFamily(
            definition,
            labels.enumerated().map { place, label in
                .init(.integer(connections.reduce(0) { $0 + $1[keyPath: counts][place] }), [label])
            })
    }
}

/// Which requests are counted together.
private struct RequestKey: Hashable, Comparable {
    let endpoint, method, status: Int

    static func < (one: RequestKey, other: RequestKey) -> Bool {
        (one.endpoint, one.method, one.status) < (other.endpoint, other.method, other.status)
    }
}

extension ConnectionCounts {
    fileprivate mutating func add(_ other: ConnectionCounts) {
        idle += other.idle
        receivingHead += other.receivingHead
        receivingBody += other.receivingBody
        answering += other.answering
        writing += other.writing
        closing += other.closing
    }

    fileprivate var samples: [MetricFamily.Sample] {
        [
            ("idle", idle), ("receivingHead", receivingHead), ("receivingBody", receivingBody),
            ("answering", answering), ("writing", writing), ("closing", closing),
        ].map { .init(.integer($0.1), [$0.0]) }
    }
}
