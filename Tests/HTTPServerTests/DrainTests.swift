import HTTP
import HTTPServer
import TestSupport
import Testing

/// Answers with its name: at once to a GET, with its body to a POST.
private struct NamedHandler: HTTPHandler {
    let name: String

    func decide(on request: HTTPRequest) -> HTTPDecision {
        if request.method == .post { return .receiveBody(byteCountMaximum: 100) }
        return .answer(.response(HTTPResponse(.ok, body: Array(name.utf8))))
    }

    func answer(_ request: HTTPRequest, body: [UInt8], reply: @escaping @Sendable (HTTPAnswer) -> Void) {
        reply(.response(HTTPResponse(.ok, body: Array(name.utf8))))
    }

    func refusal(of error: RequestError, requestID: String) -> HTTPResponse { HTTPResponse(error.status) }
}

@Suite("Draining, handing over and changing the handler")
struct DrainTests {
    private static let get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"

    private func start(
        _ name: String, _ change: (inout ServerConfiguration) -> Void = { _ in }
    ) throws -> HTTPServer {
        var configuration = ServerConfiguration()
        configuration.port = 0
        configuration.loopCount = 2
        // No test waits for any of them, however busy the machine is.
        configuration.deadlines.drain = .seconds(3_600)
        configuration.deadlines.quiet = .seconds(3_600)
        configuration.deadlines.head = .seconds(3_600)
        configuration.deadlines.body = .seconds(3_600)
        configuration.deadlines.idle = .seconds(3_600)
        change(&configuration)
        return try HTTPServer.start(configuration, handler: NamedHandler(name: name))
    }

    /// Returns when every loop has had a turn.
    private func wait(for server: HTTPServer) async {
        await withCheckedContinuation { continuation in server.whenEveryLoopHasTurned { continuation.resume() } }
    }

    @Test("A request that comes soon after a drain began is answered, on old connections and new ones")
    func answersWhatIsOnItsWay() async throws {
        let server = try start("one")
        let used = try RawClient(port: server.port)
        used.send(Self.get)
        _ = try used.read(through: "one")
        let unused = try RawClient(port: server.port)
        server.drain {}
        await wait(for: server)
        for client in [used, unused] {
            client.send(Self.get)
            let answer = try client.readToEnd()
            #expect(answer.contains("\r\nConnection: close\r\n"))
            #expect(answer.hasSuffix("one"))
        }
    }

    @Test("What waits in the kernel when a drain begins is answered")
    func answersTheBacklog() async throws {
        for _ in 0..<4 {
            let server = try start("one") { $0.deadlines.quiet = .milliseconds(30) }
            let (end, continuation) = AsyncStream.makeStream(of: Void.self)
            server.drain { continuation.finish() }
            // Some before, some after the drain's beginning; those that connect have to be answered.
            for _ in 0..<20 {
                guard let client = try? RawClient(port: server.port, seconds: 60) else { continue }
                client.send(Self.get)
                #expect(try client.readToEnd().hasSuffix("one"))
            }
            for await _ in end {}
        }
    }

    @Test("A successor on the same port gets every new connection from the drain's beginning on")
    func handsOver() async throws {
        let old = try start("old")
        #expect(throws: ServerStartError.portInUse(host: "127.0.0.1", port: old.port)) {
            try start("new") { $0.port = old.port }
        }
        let new = try start("new") {
            $0.port = old.port
            $0.loopCount = 3
            $0.takesOver = true
        }
        old.drain {}
        await wait(for: old)
        for _ in 0..<50 {
            let client = try RawClient(port: new.port)
            client.send(Self.get)
            #expect(try client.read(through: "\r\n\r\nnew").contains("\r\nConnection: close") == false)
        }
    }

    @Test("After a hand-over, all loops of the successor get connections, and it can be succeeded in turn")
    func handsOverAgain() async throws {
        var server = try start("0") { $0.deadlines.quiet = .zero }
        for round in 1...3 {
            let next = try start("\(round)") {
                $0.port = server.port
                $0.takesOver = true
                $0.loopCount = round
                $0.deadlines.quiet = .zero
            }
            let old = server
            await withCheckedContinuation { continuation in old.drain { continuation.resume() } }
            for _ in 0..<20 {
                let client = try RawClient(port: next.port)
                client.send(Self.get)
                _ = try client.read(through: "\r\n\r\n\(round)")
            }
            server = next
        }
    }

    @Test(
        "Another handler answers from the next request on; one that has begun is answered by the handler that began it")
    func replacesHandlers() async throws {
        let server = try start("one")
        let client = try RawClient(port: server.port)
        client.send(Self.get)
        _ = try client.read(through: "\r\n\r\none")
        let busy = try RawClient(port: server.port)
        busy.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n")
        _ = try busy.read(through: "\r\n\r\n")
        await withCheckedContinuation { continuation in
            server.replaceHandler(NamedHandler(name: "two")) { continuation.resume() }
        }
        busy.send("body")
        _ = try busy.read(through: "\r\n\r\none")
        for next in [client, busy] {
            next.send(Self.get)
            _ = try next.read(through: "\r\n\r\ntwo")
        }
    }
}
