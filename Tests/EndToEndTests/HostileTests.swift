import TestSupport
import Testing

/// What hostile and unlucky clients do, and what others notice of it: nothing.
@Suite("Hostile clients")
struct HostileTests {
    private static let request = "GET /programs/iop HTTP/1.1\r\nHost: a\r\n\r\n"

    private func expectAnswers(_ server: ServerProcess) throws {
        #expect(try CurlClient(port: server.port).send("/livez").status == 200)
    }

    @Test("Half heads that never end keep nobody waiting")
    func outlivesSlowloris() throws {
        let server = try ServerProcess()
        let clients = try (0..<500).map { _ in try RawClient(port: server.port) }
        for client in clients { client.send("GET /programs/iop HTTP/1.1\r\nHost: a\r\nX-Half: ") }
        try expectAnswers(server)
        withExtendedLifetime(clients) {}
    }

    @Test("With every descriptor in a silent connection, a new client is answered")
    func outlivesDescriptorExhaustion() throws {
        let server = try ServerProcess(descriptorCountMaximum: 64)
        let clients = try (0..<100).map { _ in try RawClient(port: server.port) }
        try expectAnswers(server)
        withExtendedLifetime(clients) {}
        try expectAnswers(server)
    }

    @Test("With every descriptor in a busy connection, a new client is answered when one ends")
    func acceptsAfterExhaustion() throws {
        let server = try ServerProcess(["--loops", "1"], descriptorCountMaximum: 32)
        var clients = try (0..<40).map { _ in try RawClient(port: server.port) }
        for client in clients { client.send("GET /livez HTTP/1.1\r\nHost: a\r\n") }
        let waiting = try RawClient(port: server.port)
        waiting.send("GET /livez HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        clients.removeAll()
        let answer = try waiting.readToEnd()
        #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"), "\(answer)")
    }

    @Test("Beyond its share, an address is turned away, and others are not")
    func limitsAddresses() throws {
        let server = try ServerProcess(descriptorCountMaximum: 4_096)
        let clients = try (0..<1_200).map { _ in try RawClient(port: server.port) }
        var answered = 0
        for client in clients {
            client.send("GET /livez HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            if try client.readToEnd().hasPrefix("HTTP/1.1 200 OK\r\n") { answered += 1 }
        }
        #expect(answered == 1_024)
        let other = try RawClient(port: server.port, from: 2)
        other.send("GET /livez HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        #expect(try other.readToEnd().hasPrefix("HTTP/1.1 200 OK\r\n"))
    }

    @Test("A client that asks and never reads costs bounded memory")
    func boundsUnreadAnswers() throws {
        let server = try ServerProcess(["--loops", "1"])
        try expectAnswers(server)
        let before = server.residentKiB
        let clients = try (0..<20).map { _ in try RawClient(port: server.port, seconds: 1) }
        // 20 clients ask for 37 MB each. Each stops when the server does not read any more.
        for client in clients { client.send(String(repeating: Self.request, count: 2_000)) }
        try expectAnswers(server)
        // Received bytes of up to 64 KiB and one batch of heads for each, and what a sanitizer adds; not the answers.
        #expect(server.residentKiB - before < 65_536)
        withExtendedLifetime(clients) {}
    }

    @Test("A reset at any byte of the exchange costs nobody else anything")
    func outlivesResets() throws {
        let server = try ServerProcess()
        let bytes =
            "POST /programs HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\nhello"
            + Self.request
        for count in 0...bytes.utf8.count {
            let client = try RawClient(port: server.port)
            client.resetAtEnd()
            client.send(String(decoding: bytes.utf8.prefix(count), as: UTF8.self))
        }
        for _ in 0..<50 {
            let client = try RawClient(port: server.port)
            client.resetAtEnd()
            client.send(String(repeating: Self.request, count: 50))
            _ = try client.read(through: "\r\n")
        }
        try expectAnswers(server)
    }

    @Test("Whatever is sent, the connection ends, and whole or in pieces it is answered alike")
    func endsEveryConnection() throws {
        let server = try ServerProcess(["--loops", "1"])
        for seed in 0..<20 as Range<UInt64> {
            var generator = SplitMix64(state: seed)
            for round in 0..<30 {
                let bytes = Self.mutation(using: &generator)
                let whole = try Self.statuses(of: [bytes[...]], from: server)
                let pieces = Self.pieces(of: bytes, using: &generator)
                #expect(try Self.statuses(of: pieces, from: server) == whole, "seed \(seed), round \(round)")
            }
        }
        try expectAnswers(server)
    }

    /// The status of every answer to these bytes, up to the server's close.
    private static func statuses(of pieces: [ArraySlice<UInt8>], from server: ServerProcess) throws -> [Substring] {
        let client = try RawClient(port: server.port)
        for piece in pieces { client.send(Array(piece)) }
        client.closeSending()
        let answer = try client.readToEnd()
        #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 "), "\(answer.prefix(100))")
        return answer.split(separator: "\r\n").filter { $0.hasPrefix("HTTP/1.1 ") }
    }

    private static func pieces(of bytes: [UInt8], using generator: inout SplitMix64) -> [ArraySlice<UInt8>] {
        var pieces: [ArraySlice<UInt8>] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            let piece = rest.prefix(.random(in: 1...64, using: &generator))
            pieces.append(piece)
            rest = rest.dropFirst(piece.count)
        }
        return pieces
    }

    /// A pipeline of requests with some bytes changed, removed, doubled or moved.
    private static func mutation(using generator: inout SplitMix64) -> [UInt8] {
        var bytes = Array(
            (request
                + "POST /programs HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5;a=b\r\nhello\r\n0\r\nT: x\r\n\r\n"
                + "HEAD / HTTP/1.1\r\nHost: a\r\nAccept: text/html;q=0.5, */*\r\nIf-None-Match: \"a\", W/\"b\"\r\n\r\n")
                .utf8)
        for _ in 0..<Int.random(in: 1...8, using: &generator) {
            let place = Int.random(in: 0..<bytes.count, using: &generator)
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: bytes[place] = .random(in: .min ... .max, using: &generator)
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(contentsOf: bytes[place...].prefix(20), at: place)
            default: bytes.swapAt(place, Int.random(in: 0..<bytes.count, using: &generator))
            }
        }
        return bytes
    }
}

/// Steele, Lea and Flood, 2014: small, fast, and the same for the same seed.
private struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
