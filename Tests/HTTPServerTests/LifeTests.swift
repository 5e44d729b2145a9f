import HTTPServer
import TestSupport
import Testing

@Suite("The life of a server and its connections")
struct LifeTests {
    @Test("A port that is taken is an error that names it")
    func namesAPortInUse() throws {
        let server = try startServer()
        #expect(throws: ServerStartError.portInUse(host: "127.0.0.1", port: server.port)) {
            try startServer { $0.port = server.port }
        }
    }

    @Test("A host that does not exist is an error that names it")
    func namesAnUnknownHost() {
        #expect(throws: ServerStartError.unknownHost("not a host")) { try startServer { $0.host = "not a host" } }
    }

    @Test("A head that does not end is refused at its deadline")
    func refusesSlowHead() throws {
        let client = try RawClient(port: try startServer { $0.deadlines.head = .milliseconds(1) }.port)
        client.send("GET / HTTP/1.1\r\nHost: a\r\n")
        #expect(try client.readToEnd().hasPrefix("HTTP/1.1 408 Request Timeout\r\n"))
    }

    @Test("A refusal at a deadline is of its own request, whoever asked with HEAD meanwhile")
    func refusesByItsOwnMethod() throws {
        let server = try startServer {
            $0.loopCount = 1
            $0.deadlines.head = .seconds(1)
        }
        let slow = try RawClient(port: server.port)
        slow.send("GET / HTTP/1.1\r\nHost: a\r\n")
        let slowHead = try RawClient(port: server.port)
        slowHead.send("HEAD / HTTP/1.1\r\nHost: a\r\n")
        let other = try RawClient(port: server.port)
        other.send("HEAD / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        #expect(try other.readToEnd().hasSuffix("\r\n\r\n"))
        #expect(try slow.readToEnd().hasSuffix("\r\n\r\nheadTooSlow"))
        #expect(try slowHead.readToEnd().hasSuffix("\r\n\r\n"))
    }

    @Test("A body that does not end is refused at its deadline")
    func refusesSlowBody() throws {
        let client = try RawClient(port: try startServer { $0.deadlines.body = .milliseconds(1) }.port)
        client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nabc")
        #expect(try client.readToEnd().hasPrefix("HTTP/1.1 408 Request Timeout\r\n"))
    }

    @Test("A body that comes steadily has more time with every byte")
    func waitsForSteadyBody() throws {
        let server = try startServer {
            $0.loopCount = 1
            $0.deadlines.body = .milliseconds(1)
            $0.deadlines.idle = .milliseconds(1)
            $0.deadlines.byteRateMinimum = 1
        }
        let client = try RawClient(port: server.port)
        client.send("GET /first HTTP/1.1\r\nHost: a\r\n\r\nPOST / HTTP/1.1\r\nHost: a\r\nContent-Length: 62\r\n\r\n")
        client.send(String(repeating: "x", count: 60))
        _ = try client.read(through: "/first")
        // Closed by a tick of the same loop, which has looked at the other's deadline as well.
        #expect(try RawClient(port: server.port).readToEnd().isEmpty)
        client.send("ok")
        #expect(try client.read(through: "xok").hasPrefix("HTTP/1.1 200 OK\r\n"))
    }

    @Test("A client that does not read its answer is closed, and the answer with it")
    func closesSlowReader() throws {
        let server = try startServer {
            $0.loopCount = 1
            $0.deadlines.write = .milliseconds(1)
            $0.deadlines.idle = .milliseconds(1)
            $0.deadlines.byteRateMinimum = 1_000_000_000
        }
        let client = try RawClient(port: server.port)
        client.send("GET /large HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try RawClient(port: server.port).readToEnd().isEmpty)
        #expect(try client.readToEnd().utf8.count < 8 << 20)
    }

    @Test("An idle connection is closed without a word")
    func closesIdleConnection() throws {
        let client = try RawClient(port: try startServer { $0.deadlines.idle = .milliseconds(1) }.port)
        #expect(try client.readToEnd().isEmpty)
    }

    @Test("An address beyond its share is turned away, and let in again when there is room")
    func limitsConnectionsOfAnAddress() throws {
        let server = try startServer { $0.connections.countPerAddressMaximum = 1 }
        do {
            let first = try RawClient(port: server.port)
            first.send("GET /first HTTP/1.1\r\nHost: a\r\n\r\n")
            _ = try first.read(through: "/first")
            let second = try RawClient(port: server.port)
            #expect(try second.readToEnd().isEmpty)
            first.send("GET /close HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            _ = try first.readToEnd()
        }
    }

    @Test("A full server lets the longest idle connection go for a new one")
    func makesRoom() throws {
        let server = try startServer {
            $0.connections.countMaximum = 1
            $0.loopCount = 1
        }
        let idle = try RawClient(port: server.port)
        idle.send("GET /idle HTTP/1.1\r\nHost: a\r\n\r\n")
        _ = try idle.read(through: "/idle")
        let next = try RawClient(port: server.port)
        next.send("GET /next HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try next.read(through: "/next").hasPrefix("HTTP/1.1 200 OK"))
        #expect(try idle.readToEnd().isEmpty)
    }

    @Test("A drain closes idle connections, refuses new ones and finishes what runs")
    func drains() async throws {
        let server = try startServer()
        let idle = try RawClient(port: server.port)
        idle.send("GET /idle HTTP/1.1\r\nHost: a\r\n\r\n")
        _ = try idle.read(through: "/idle")
        let busy = try RawClient(port: server.port)
        busy.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n")
        _ = try busy.read(through: "\r\n\r\n")
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            server.drain { continuation.resume() }
            do {
                #expect(try idle.readToEnd().isEmpty)
                busy.send("done")
                let answer = try busy.readToEnd()
                #expect(answer.contains("\r\nConnection: close\r\n"))
                #expect(answer.hasSuffix("done"))
            } catch {
                Issue.record(error)
            }
        }
        #expect(throws: RawClient.Failure.self) { try RawClient(port: server.port) }
    }

    @Test("The probe sees whether a server lives")
    func probes() throws {
        let server = try startServer()
        #expect(LivenessProbe.answers(host: "127.0.0.1", port: server.port, path: "/", within: .seconds(5)))
        let stranger = try startServer { $0.limits.targetByteCountMaximum = 1 }
        #expect(!LivenessProbe.answers(host: "127.0.0.1", port: stranger.port, path: "/long", within: .seconds(5)))
    }
}
