import TestSupport
import Testing

@Suite("Bad input on the wire")
struct BadInputTests {
    /// What is sent, and the status that it gets before the connection closes.
    private static let requests: [(bytes: String, status: Int)] = [
        ("GET / HTTP/1.1\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost : a\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: a\r\n folded\r\n\r\n", 400),
        ("GET / HTTP/1.1\nHost: a\n\n", 400),
        ("GET nowhere HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1, 2\r\n\r\n", 400),
        ("GET /\(String(repeating: "a", count: 9_000)) HTTP/1.1\r\nHost: a\r\n\r\n", 414),
        ("GET / HTTP/1.1\r\nHost: a\r\nX: \(String(repeating: "a", count: 20_000))\r\n\r\n", 431),
        ("GET / HTTP/1.1\r\nHost: a\r\nExpect: miracles\r\n\r\n", 417),
        ("BREW / HTTP/1.1\r\nHost: a\r\n\r\n", 501),
        ("GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", 501),
        ("GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505),
        ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505),
        ("\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\r\n\r\n", 400),
    ]

    @Test("Gets its status, and the connection closes", arguments: requests)
    func isRefused(bytes: String, status: Int) throws {
        let server = try ServerProcess()
        let client = try RawClient(port: server.port)
        client.send(bytes)
        // readToEnd returns when the server has closed; a server that does not fails this by time.
        let answer = try client.readToEnd()
        #expect(answer.hasPrefix("HTTP/1.1 \(status) "), "\(answer.prefix(80))")
        #expect(answer.contains("\r\nConnection: close\r\n"))
        #expect(answer.contains("\r\nContent-Type: application/problem+json\r\n"))
        #expect(answer.ranges(of: "\r\nDate: ").count == 1)
        #expect(try CurlClient(port: server.port).send("/livez").status == 200)
    }

    @Test("What follows a malformed request is not answered")
    func ignoresRest() throws {
        let server = try ServerProcess()
        let client = try RawClient(port: server.port)
        client.send(
            "GET /livez HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\nBad Field: x\r\n\r\nGET /livez HTTP/1.1\r\nHost: a\r\n\r\n"
        )
        let answer = try client.readToEnd()
        #expect(answer.ranges(of: "\r\nDate: ").count == 2)
        #expect(answer.ranges(of: "HTTP/1.1 400 ").count == 1)
    }
}
