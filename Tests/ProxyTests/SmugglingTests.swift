import HTTPServer
import TestSupport
import Testing

/// The wire tables through a proxy: both have to agree on how many requests they are.
@Suite("No request is smuggled past", .serialized)
struct SmugglingTests {
    /// How the requests of one case through the proxy differ from those that the case is directly. None of these is a danger by itself: in each, proxy and
    /// server agree with one another.
    private enum Difference: String, CaseIterable {
        case proxyRefuses = "does not reach the server: the proxy refuses it, or waits for the rest"
        case proxyRewrites = "reaches the server as a clean request, where we refuse the bytes as they came"
        case otherCount = "the connection ends, or waits, behind another request"
    }

    private let handler = CountingHandler()
    private let server: HTTPServer

    init() throws {
        var configuration = ServerConfiguration()
        configuration.port = 0
        server = try HTTPServer.start(configuration, handler: handler)
    }

    @Test(
        "Each request that arrives is one that the proxy sent, and the next client gets its own answer",
        arguments: ProxyKind.installed)
    func agrees(kind: ProxyKind) throws {
        let proxy = try ProxyProcess(kind, before: server.port, marksRequests: true)
        let messages = WireMessage.all()
        #expect(messages.count > 300)
        var differences: [Difference: [String]] = [:]
        for (index, message) in messages.enumerated() {
            try send(message, to: proxy)
            let arrivals = handler.takeArrivals()
            expectMarks(of: arrivals, message)
            try expectOwnAnswer("/next/\(index)", from: proxy, after: message)
            if let difference = difference(of: message, arrivals) {
                let seen = arrivals.map { ($0.isRefused ? "refused: " : "") + $0.line }.joined(separator: ", ")
                differences[difference, default: []].append("\(message.table): \(message.name) -> \(seen)")
            }
        }
        report(differences, kind, messages.count)
    }

    /// Sends a case and, behind it, a request that ends the connection; returns when nothing more comes back.
    private func send(_ message: WireMessage, to proxy: ProxyProcess) throws {
        // What is not complete waits for more at the proxy, which has more patience than a test.
        let client = try RawClient(port: proxy.plainPort, seconds: 1)
        client.send(message.bytes)
        client.send("GET /behind HTTP/1.1\r\nHost: recovery.example.org\r\nConnection: close\r\n\r\n")
        _ = try? client.readToEnd()
    }

    private func expectMarks(of arrivals: [CountingHandler.Arrival], _ message: WireMessage) {
        // 32 digits are nginx's, 36 with hyphens Caddy's. A request without one began where no proxy began one.
        // What was refused before its fields were read has none to show.
        let strangers = arrivals.filter { $0.id.utf8.count < 32 && !$0.isRefused }
        #expect(strangers.isEmpty, "\(message.table): \(message.name): \(arrivals)")
        // One that is refused on account of its body arrived before.
        let ids = arrivals.filter { !$0.isRefused }.map(\.id)
        #expect(
            Set(ids).count == ids.count,
            "\(message.table): \(message.name): one request of the proxy's is two: \(arrivals)")
    }

    /// Half a request that is left on a connection to the server would eat this one.
    private func expectOwnAnswer(_ path: String, from proxy: ProxyProcess, after message: WireMessage) throws {
        let client = try RawClient(port: proxy.plainPort)
        client.send("GET \(path) HTTP/1.1\r\nHost: recovery.example.org\r\nConnection: close\r\n\r\n")
        let answer = try client.readToEnd()
        #expect(
            answer.hasPrefix("HTTP/1.1 200 ") && answer.hasSuffix("\r\n\r\n\(path) 0\n"),
            "\(message.table): \(message.name)\n\(answer)")
        // What a client who is gone had sent may arrive beside it, as a request of its own.
        #expect(handler.takeArrivals().map(\.line).last == "GET \(path)", "\(message.table): \(message.name)")
    }

    private func difference(of message: WireMessage, _ arrivals: [CountingHandler.Arrival]) -> Difference? {
        let taken = arrivals.filter { !$0.isRefused && $0.line != "GET /behind" }.count
        if taken == message.requestCount { return nil }
        if taken > message.requestCount { return message.isRefused ? .proxyRewrites : .otherCount }
        return taken == 0 ? .proxyRefuses : .otherCount
    }

    private func report(_ differences: [Difference: [String]], _ kind: ProxyKind, _ count: Int) {
        for difference in Difference.allCases {
            let cases = differences[difference] ?? []
            print("\(kind): \(cases.count) of \(count) cases: \(difference.rawValue)")
            for line in cases where difference != .proxyRefuses { print("    \(line)") }
        }
    }
}
