import TestSupport
import Testing

/// What clients in numbers hold on to, and what the server has back when they go.
@Suite("Endurance", .serialized)
struct EnduranceTests {
    private static let closing = "GET /livez HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"

    private func expectAnswers(_ server: ServerProcess) throws {
        #expect(try CurlClient(port: server.port).send("/livez").status == 200)
    }

    /// Waits, a request at a time, until the server has let go of all but `count` descriptors.
    private func expectDescriptors(of server: ServerProcess, toFallTo count: Int) throws {
        let end = ContinuousClock.now + .seconds(60)
        while server.descriptorCount > count, ContinuousClock.now < end { try expectAnswers(server) }
        #expect(server.descriptorCount <= count)
    }

    @Test("Ten thousand idle connections keep nobody waiting, and what they took is there again")
    func outlivesIdleConnections() throws {
        let wanted = 10_000
        // Those of the other tests in this process come on top.
        let limit = DescriptorLimit.raise(to: wanted + 50_000)
        let count = min(wanted, max(0, limit - 6_000))
        if count < wanted { print("idle connections: \(count) only, for a limit of \(limit) descriptors") }
        #expect(count > 0, "\(limit) descriptors are too few for this test")
        let server = try ServerProcess(descriptorCountMaximum: wanted + 100)
        try expectAnswers(server)
        // What is made behind the start is none of the connections'.
        server.waitUntilItRests()
        let descriptors = server.descriptorCount + 8
        var residents: [Int] = []
        for _ in 0..<3 {
            // An address has no more than 1,024.
            let clients = try (0..<count).map { try RawClient(port: server.port, from: UInt8(2 + $0 / 1_000)) }
            for index in stride(from: 0, to: count, by: 100) {
                clients[index].send(Self.closing)
                #expect(try clients[index].readToEnd().hasPrefix("HTTP/1.1 200 OK\r\n"))
            }
            try expectAnswers(server)
            residents.append(server.residentKiB)
            for client in clients { client.resetAtEnd() }
            withExtendedLifetime(consume clients) {}
            // The next round has the same addresses, of which none may have more than its share.
            try expectDescriptors(of: server, toFallTo: descriptors)
        }
        // What a round took serves the next one. The address sanitizer keeps up to 256 MB of freed memory aside, and finds leaks by itself.
        let isPlain = ServerProcess.executable.contains("/.build/")
        #expect(residents[2] - residents[0] < (isPlain ? 16_384 : 327_680), "\(residents) KiB")
        print("idle connections: \(residents) KiB resident with \(count) each")
    }

    @Test("Bodies that hardly come keep nobody waiting")
    func outlivesSlowBodies() throws {
        let server = try ServerProcess()
        let clients = try (0..<500).map { _ in try RawClient(port: server.port) }
        for client in clients {
            client.send("POST /programs HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nh")
        }
        for _ in 0..<20 {
            for client in clients { client.send("e") }
            try expectAnswers(server)
        }
        withExtendedLifetime(clients) {}
    }

    @Test("Answers that are hardly read keep nobody waiting, and their memory is there again")
    func outlivesSlowReaders() throws {
        let server = try ServerProcess(["--loops", "1"])
        try expectAnswers(server)
        // What it makes behind its start is not the readers' doing.
        server.waitUntilItRests()
        let descriptors = server.descriptorCount + 8
        let pipeline = String(repeating: "GET /programs/iop HTTP/1.1\r\nHost: a\r\n\r\n", count: 300)
        var residents: [Int] = []
        for _ in 0..<4 {
            let clients = try (0..<50).map { _ in try RawClient(port: server.port) }
            for client in clients { client.send(pipeline) }
            for client in clients { #expect(try client.read(through: "\r\n") == "HTTP/1.1 200 OK\r\n") }
            try expectAnswers(server)
            residents.append(server.residentKiB)
            for client in clients { client.resetAtEnd() }
        }
        try expectDescriptors(of: server, toFallTo: descriptors)
        // A round may hold 64 KiB received and one batch of heads for each connection; four may hold no more than one and some fragments.
        #expect(residents[3] - residents[0] < 32_768, "\(residents) KiB")
    }
}
