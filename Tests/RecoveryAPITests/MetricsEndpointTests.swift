import ContactRequests
import RecoveryAPI
import TestSupport
import Testing

@Suite("GET /metrics, and who is served where")
struct MetricsEndpointTests {
    private static let prometheus = "text/plain; version=0.0.4; charset=utf-8"
    private static let openMetrics = "application/openmetrics-text; version=1.0.0; charset=utf-8"

    private func api(_ audience: Operations.Audience = .everyone) throws -> TestAPI {
        var operations = Operations()
        operations.audience = audience
        operations.metrics = { form, reply in reply(Array("\(form)".utf8)) }
        return try TestAPI(store: InMemoryContactRequestStore(), operations: operations)
    }

    @Test(
        "Prometheus gets what its Accept prefers",
        arguments: [
            (nil, prometheus), ("*/*", prometheus), ("text/plain", prometheus), ("text/html, */*;q=0.1", prometheus),
            ("text/plain;version=0.0.4", prometheus), ("application/openmetrics-text", openMetrics),
            // Prometheus 2.42 and 3.
            (
                "application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1",
                openMetrics
            ),
            (
                "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,text/plain;version=0.0.4;q=0.5,*/*;q=0.1",
                openMetrics
            ),
            ("application/openmetrics-text;version=0.0.1,text/plain;version=0.0.4;q=0.5", prometheus),
            ("application/openmetrics-text;q=0.2,text/plain;q=0.3", prometheus),
        ] as [(String?, String)])
    func negotiates(accept: String?, contentType: String) throws {
        let fields = accept.map { ["Accept: \($0)"] } ?? []
        let answer = try api().send("GET", "/metrics", fields: fields, from: "127.0.0.1")
        #expect(answer.status == 200)
        #expect(answer["content-type"] == contentType)
        #expect(answer["cache-control"] == "no-store")
        #expect(answer["vary"] == "Accept")
        #expect(answer.text == (contentType == Self.prometheus ? "prometheus" : "openMetrics"))
    }

    @Test(
        "What it does not exist as is 406, and a parameter 400",
        arguments: [
            ("/metrics", "application/json", 406), ("/metrics", "text/plain;version=2", 406),
            ("/metrics?name=a", "*/*", 400),
        ])
    func refuses(target: String, accept: String, status: Int) throws {
        let answer = try api().send("GET", target, fields: ["Accept: \(accept)"], from: "127.0.0.1")
        #expect(answer.status == status)
    }

    @Test(
        "Metrics are for this machine, not for what a proxy on it passes on",
        arguments: [
            ("127.0.0.1", [], 200), ("127.8.0.1", [], 200), ("::1", [], 200), ("::ffff:127.0.0.1", [], 200),
            ("192.0.2.1", [], 404), ("2001:db8::1", [], 404), ("::2", [], 404), ("::", [], 404),
            ("127.0.0.1", ["X-Forwarded-For: 127.0.0.1"], 404), ("127.0.0.1", ["Forwarded: for=127.0.0.1"], 404),
        ])
    func isForThisMachine(peer: String, fields: [String], status: Int) throws {
        for method in ["GET", "OPTIONS", "POST"] {
            let answer = try api().send(method, "/metrics", fields: fields, from: peer)
            let expected = status == 404 ? 404 : ["GET": 200, "OPTIONS": 204, "POST": 405][method]
            #expect(answer.status == expected, "\(method)")
        }
    }

    @Test(
        "With an operations address, each address has its own",
        arguments: [
            ("/livez", 200, 200), ("/readyz", 404, 200), ("/metrics", 404, 200), ("/programs", 200, 404),
            ("/", 200, 404),
            ("/programs/iop", 200, 404), ("/contact-requests", 401, 404), ("/nothing", 404, 404),
        ])
    func separates(path: String, forClients: Int, forOperators: Int) throws {
        #expect(try api(.clients).send("GET", path, from: "127.0.0.1").status == forClients)
        // Whoever reaches that address is let in.
        #expect(try api(.operators).send("GET", path, from: "192.0.2.1").status == forOperators)
    }

    @Test("Without a source there are no metrics")
    func needsSource() throws {
        let answer = try TestAPI(store: InMemoryContactRequestStore()).send("GET", "/metrics", from: "127.0.0.1")
        #expect(answer.status == 404)
    }

    @Test("What becomes of contact requests is counted by outcome")
    func countsIntake() throws {
        let counts = IntakeCounts()
        let api = try TestAPI(store: InMemoryContactRequestStore()) {
            $0.counts = counts
            $0.rateLimit = RateLimit(count: 5, per: 86_400)
        }
        let json = ["Content-Type: application/json"]
        let good = #"{"phone": "(312) 555-0142", "consent": true}"#
        for body in [good, #"{"phone": "(312) 555-0142", "consent": true, "website": "x"}"#, "{}", good, good, good] {
            _ = try api.send("POST", "/contact-requests", fields: json + ["Idempotency-Key: \(body.count)"], body: body)
        }
        let expected: [IntakeCounts.Outcome: Int] = [
            .kept: 1, .trapped: 1, .refused: 1, .replayed: 2, .rateLimited: 1, .failed: 0,
        ]
        for outcome in IntakeCounts.Outcome.allCases { #expect(counts[outcome] == expected[outcome], "\(outcome)") }
    }
}
