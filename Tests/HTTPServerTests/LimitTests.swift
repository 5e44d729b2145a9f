import HTTP
import HTTPServer
import Locking
import TestSupport
import Testing

/// Answers everything with the same large body and counts how often it was asked; a POST is never answered.
private final class LargeHandler: HTTPHandler {
    private let large = PreparedResponse(HTTPResponse(.ok, body: [UInt8](repeating: UInt8(ascii: "x"), count: 8 << 20)))
    private let count = Locked(0)

    var askedCount: Int { count.withLock(\.self) }

    func decide(on request: HTTPRequest) -> HTTPDecision {
        count.withLock { $0 += 1 }
        return request.method == .post ? .receiveBody(byteCountMaximum: 0) : .answer(.prepared(large))
    }

    func answer(_ request: HTTPRequest, body: [UInt8], reply: @escaping @Sendable (HTTPAnswer) -> Void) {}

    func refusal(of error: RequestError, requestID: String) -> HTTPResponse { HTTPResponse(error.status) }
}

/// Limits and deadlines that only a socket shows. What a head and a body may have is in `HTTPTests`.
@Suite("Limits of connections")
struct LimitTests {
    private static let get = "GET /a HTTP/1.1\r\nHost: a\r\n\r\n"

    /// Waits until a loop has looked at every deadline of a millisecond that ran when this was called: one that begins later ends with it.
    private func waitForTick(of server: HTTPServer) throws {
        #expect(try RawClient(port: server.port).readToEnd().isEmpty)
    }

    private func startLargeServer(
        _ handler: LargeHandler, _ change: (inout ServerConfiguration) -> Void
    ) throws -> HTTPServer {
        var configuration = ServerConfiguration()
        configuration.port = 0
        configuration.deadlines.idle = .milliseconds(1)
        change(&configuration)
        return try HTTPServer.start(configuration, handler: handler)
    }

    @Test("Of a pipeline no more is answered than may be unread")
    func limitsPipelines() throws {
        let handler = LargeHandler()
        let server = try startLargeServer(handler) {
            $0.connections.pipelineDepthMaximum = 3
            $0.deadlines.write = .milliseconds(1)
            $0.deadlines.byteRateMinimum = 1_000_000_000
        }
        let client = try RawClient(port: server.port)
        client.send(String(repeating: Self.get, count: 20))
        try waitForTick(of: server)
        #expect(handler.askedCount == 3)
        withExtendedLifetime(client) {}
    }

    @Test("However deep a pipeline may be, one write gathers no more than the kernel takes", arguments: [0, 1_000_000])
    func gathersWhatTheKernelTakes(depth: Int) throws {
        let count = 1_500
        let client = try RawClient(port: try startServer { $0.connections.pipelineDepthMaximum = depth }.port)
        client.send(String(repeating: Self.get, count: count))
        client.closeSending()
        #expect(try client.readToEnd().split(separator: "HTTP/1.1 200 OK\r\n").count == count)
    }

    @Test("A request that its handler forgets is closed at the answer's deadline")
    func limitsAnswers() throws {
        let server = try startLargeServer(LargeHandler()) { $0.deadlines.answer = .milliseconds(1) }
        let client = try RawClient(port: server.port)
        client.send("POST / HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try client.readToEnd().isEmpty)
    }

    @Test("A client that does not close after its last answer is closed, and makes room")
    func limitsLingering() throws {
        let server = try startServer {
            $0.loopCount = 1
            $0.connections.countMaximum = 1
            $0.deadlines.linger = .milliseconds(1)
        }
        let refused = try RawClient(port: server.port)
        refused.send("nonsense\n")
        #expect(try refused.readToEnd().hasPrefix("HTTP/1.1 400 "))
        let next = try RawClient(port: server.port)
        next.send(Self.get)
        #expect(try next.read(through: "/a").hasPrefix("HTTP/1.1 200 OK\r\n"))
        withExtendedLifetime(refused) {}
    }

    @Test("What is not done at the drain's deadline is closed")
    func limitsDrains() async throws {
        let server = try startServer { $0.deadlines.drain = .milliseconds(1) }
        let client = try RawClient(port: server.port)
        client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nExpect: 100-continue\r\n\r\n")
        _ = try client.read(through: "\r\n\r\n")
        await withCheckedContinuation { continuation in server.drain { continuation.resume() } }
        #expect(try client.readToEnd().isEmpty)
    }
}
