import Glibc
import TestSupport
import Testing

/// Ending, and being succeeded, while clients go on asking: nothing that was asked stays without an answer.
@Suite("Life cycle under load", .serialized)
struct LifeCycleTests {
    private static let get = "GET /programs/iop HTTP/1.1\r\nHost: a\r\n\r\n"
    /// How long a connection is silent before a drain closes it: longer than a busy machine lets a client wait for its next turn, as a rule.
    private static let quiet = ["--drain-quiet", "2s", "--drain-deadline", "60s"]

    private func load(_ server: ServerProcess, _ request: String = get) -> SteadyLoad {
        SteadyLoad(request, port: server.port, patience: .seconds(2))
    }

    @Test(
        "A drain answers everything that was asked before it closes a connection, and says that it does",
        arguments: 1...3)
    func drains(round: Int) throws {
        let server = try ServerProcess(Self.quiet)
        let load = load(server)
        load.waitForAnswers(200)
        server.signal(SIGTERM)
        #expect(server.waitForEnd() == 0)
        let tally = load.end()
        #expect(tally.lost.isEmpty)
        #expect(tally.answered >= 200)
        #expect(tally.statuses == ["HTTP/1.1 200"])
        // Those that keep their connections were told, once each.
        #expect(tally.closed >= 2)
        #expect(tally.refused > 0)
    }

    @Test("During the delay of a drain everything is answered as before, but readiness")
    func delaysDrain() throws {
        let server = try ServerProcess(Self.quiet + ["--drain-delay", "500ms"])
        let client = try CurlClient(port: server.port)
        #expect(try client.send("/readyz").status == 200)
        let load = load(server)
        load.waitForAnswers(20)
        server.signal(SIGTERM)
        let end = ContinuousClock.now + .seconds(60)
        var status = 200
        while status != 503, ContinuousClock.now < end {
            // From a connection of its own: one that the drain closes would end the test of the delay.
            status = try CurlClient(port: server.port).send("/readyz").status
        }
        #expect(status == 503)
        #expect(server.waitForEnd() == 0)
        let tally = load.end()
        #expect(tally.lost.isEmpty)
        #expect(tally.statuses == ["HTTP/1.1 200"])
    }

    @Test("A second signal during the delay ends it at once")
    func endsAtOnce() throws {
        let server = try ServerProcess(["--drain-delay", "600s"], keepsOutput: true)
        server.signal(SIGTERM)
        let end = ContinuousClock.now + .seconds(60)
        while try CurlClient(port: server.port).send("/readyz").status != 503, ContinuousClock.now < end {}
        #expect(server.terminate() == 1)
        #expect(server.saidText().contains("asked to stop twice"))
    }

    @Test("A successor on the same port takes over without a question lost, three times in a row")
    func handsOver() throws {
        var server = try ServerProcess(Self.quiet)
        let port = server.port
        // As long as it serves, nobody gets beside it by mistake.
        #expect(throws: ServerProcess.Failure.self) { try ServerProcess(["--port", "\(port)"]) }
        let load = load(server)
        for _ in 0..<3 {
            load.waitForAnswers(50)
            let next = try ServerProcess(["--port", "\(port)", "--take-over"] + Self.quiet)
            load.waitForAnswers(50)
            server.signal(SIGTERM)
            #expect(server.waitForEnd() == 0)
            server = next
        }
        load.waitForAnswers(50)
        let tally = load.end()
        #expect(tally.lost.isEmpty)
        #expect(tally.refused == 0)
        #expect(tally.statuses == ["HTTP/1.1 200"])
    }

    @Test("Contact requests go on being kept while a successor opens the same database")
    func handsOverStore() throws {
        let folder = try TemporaryFolder()
        let settings = Self.quiet + ["--contact-rate", "off"]
        let old = try ServerProcess(settings, in: folder)
        let body = "{\"phone\": \"(312) 555-0142\", \"consent\": true}"
        let post =
            "POST /contact-requests HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
            + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
        let load = load(old, post)
        load.waitForAnswers(20)
        let next = try ServerProcess(["--port", "\(old.port)", "--take-over"] + settings, in: folder)
        load.waitForAnswers(40)
        old.signal(SIGTERM)
        #expect(old.waitForEnd() == 0)
        load.waitForAnswers(20)
        let tally = load.end()
        #expect(tally.lost.isEmpty)
        #expect(tally.refused == 0)
        #expect(tally.statuses == ["HTTP/1.1 201"])
        let client = try CurlClient(port: next.port)
        let ids = tally.bodies.compactMap { $0.firstMatch(of: /"id":"([^"]+)"/).map { String($0.output.1) } }
        #expect(ids.count == tally.answered)
        for id in ids { #expect(try client.send("/contact-requests/\(id)").status == 200) }
        #expect(next.terminate() == 0)
        let export = try ServerProcess.run(["export", "--database", "\(folder.path)/contact.sqlite"])
        #expect(export.output.split(whereSeparator: \.isNewline).count == tally.answered + 1)
    }
}
