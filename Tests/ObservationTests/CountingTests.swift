import HTTP
import Metrics
import TestSupport
import Testing

@testable import Observation

@Suite("What is counted")
struct CountingTests {
    private let observation = Observation(routes: ["/a", "/b"], proxies: TrustedProxies(), log: nil)

    private func sample(_ definition: MetricFamily.Definition, _ labels: [String], in report: LoopReport)
        -> MetricFamily.Value?
    {
        let family = observation.families(report).first { $0.definition == definition }
        return family?.samples.first { $0.labelValues == labels }?.value
    }

    @Test("All loops' answers by route, method and status, with their bytes and times")
    func countsRequests() {
        var report = LoopReport()
        for _ in 0..<2 {
            let observer = observation.makeObserver()
            for _ in 0..<3 {
                observer.answered(parsedRequest(endpoint: 1), status: .ok, byteCount: 100)
            }
            observer.answered(parsedRequest(method: "HEAD", endpoint: nil), status: .notFound, byteCount: 10)
            observer.sent(at: 1_000 + 60_000)
            report.add(observer, ConnectionCounts())
        }
        #expect(sample(MetricCatalogue.requests, ["/b", "GET", "200"], in: report) == .integer(6))
        #expect(sample(MetricCatalogue.requests, ["none", "HEAD", "404"], in: report) == .integer(2))
        #expect(sample(MetricCatalogue.requests, ["/a", "GET", "200"], in: report) == nil)
        #expect(sample(MetricCatalogue.sentBytes, ["/b"], in: report) == .integer(600))
        var expected = Histogram(.time)
        for _ in 0..<6 { expected.record(60_000) }
        #expect(sample(MetricCatalogue.durations, ["/b"], in: report) == .histogram(expected))
    }

    @Test("What becomes of connections")
    func countsConnections() {
        let observer = observation.makeObserver()
        let changes: [ConnectionChange] = [
            .accepted, .accepted, .refused(.tooManyOfAddress), .acceptingPaused, .evicted, .timedOut(.forRestOfHead),
            .writingTimedOut,
        ]
        for change in changes { observer.connectionChanged(change) }
        observer.refused(.missingHost)
        observer.answerCame(isLost: false)
        observer.answerCame(isLost: true)
        observer.lagged(by: 70_000)
        var open = ConnectionCounts()
        open.idle = 4
        open.answering = 3
        var report = LoopReport()
        report.add(observer, open)
        #expect(sample(MetricCatalogue.acceptedConnections, [], in: report) == .integer(2))
        #expect(sample(MetricCatalogue.refusedConnections, ["tooManyOfAddress"], in: report) == .integer(1))
        #expect(sample(MetricCatalogue.refusedConnections, ["failed"], in: report) == .integer(0))
        #expect(sample(MetricCatalogue.acceptPauses, [], in: report) == .integer(1))
        #expect(sample(MetricCatalogue.evictedConnections, [], in: report) == .integer(1))
        #expect(sample(MetricCatalogue.timedOutConnections, ["head"], in: report) == .integer(1))
        #expect(sample(MetricCatalogue.timedOutConnections, ["reader"], in: report) == .integer(1))
        #expect(sample(MetricCatalogue.refusedRequests, ["missingHost"], in: report) == .integer(1))
        #expect(sample(MetricCatalogue.lateAnswers, ["lost"], in: report) == .integer(1))
        #expect(sample(MetricCatalogue.connections, ["idle"], in: report) == .integer(4))
        #expect(sample(MetricCatalogue.requestsInFlight, [], in: report) == .integer(3))
        var lag = Histogram(.time)
        lag.record(70_000)
        #expect(sample(MetricCatalogue.loopLag, [], in: report) == .histogram(lag))
    }

    @Test("Whatever clients send, there are no more series than routes, methods and statuses make")
    func boundsCardinality() {
        let observer = observation.makeObserver()
        for number in 0..<2_000 {
            let request = parsedRequest(target: "/\(number)?q=\(number)", endpoint: nil)
            observer.answered(request, status: .notFound, byteCount: 1)
            observer.sent(at: 2_000)
        }
        var report = LoopReport()
        report.add(observer, ConnectionCounts())
        let families = observation.families(report)
        #expect(families.first { $0.definition == MetricCatalogue.requests }?.samples.count == 1)
        #expect(families.allSatisfy { $0.samples.count <= RequestError.allCases.count })
    }

    @Test("The place of no method is behind those of all")
    func hasPlacesForMethods() {
        #expect(HTTPMethod.allCases.map(\.rawValue) == Array(0..<RequestRecord.noMethod))
    }

    @Test("A request that cannot be read is of no method")
    func countsRefusals() {
        let observer = observation.makeObserver()
        observer.refused(.bareLineFeed)
        observer.answered(HTTPRequest(), status: .badRequest, byteCount: 1)
        observer.sent(at: 1)
        var report = LoopReport()
        report.add(observer, ConnectionCounts())
        #expect(sample(MetricCatalogue.requests, ["none", "none", "400"], in: report) == .integer(1))
    }

    @Test("The kernel says what the process takes")
    func readsProcess() {
        let families = ProcessFigures.families()
        #expect(families.allSatisfy { $0.samples.count == 1 })
        for definition in [MetricCatalogue.residentMemory, MetricCatalogue.openDescriptors] {
            guard case .integer(let value)? = families.first(where: { $0.definition == definition })?.samples[0].value
            else {
                Issue.record("no \(definition.name)")
                continue
            }
            #expect(value > 0)
        }
    }
}
