import HTTPServer
import TestSupport
import Testing

@Suite("Requests and answers on a socket")
struct ExchangeTests {
    @Test("Answers, and keeps the connection")
    func keepsTheConnection() throws {
        let client = try CurlClient(port: try startServer().port)
        let first = try client.send("GET", "/one")
        let second = try client.send("GET", "/two")
        #expect([first.text, second.text] == ["/one", "/two"])
        #expect([first.connectionsOpened, second.connectionsOpened] == [1, 0])
    }

    @Test("Answers pipelined requests in order, a body among them")
    func answersPipelinedRequests() throws {
        let client = try RawClient(port: try startServer().port)
        client.send(
            "GET /1 HTTP/1.1\r\nHost: a\r\n\r\nPOST /2 HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\ntwo"
                + "GET /3 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        let answers = try client.readToEnd()
        #expect(bodies(of: answers) == ["/1", "two", "/3"])
    }

    @Test("Answers more pipelined requests than it gathers in one write")
    func answersManyPipelinedRequests() throws {
        let count = 500
        let client = try RawClient(port: try startServer { $0.connections.pipelineDepthMaximum = 8 }.port)
        client.send((1...count).map { "GET /\($0) HTTP/1.1\r\nHost: a\r\n\r\n" }.joined())
        client.closeSending()
        #expect(bodies(of: try client.readToEnd()) == (1...count).map { "/\($0)" })
    }

    @Test("Answers a request that arrives byte by byte")
    func answersSlowRequest() throws {
        let client = try RawClient(port: try startServer().port)
        for byte in "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n" {
            client.send(String(byte))
        }
        #expect(try client.read(through: "abc").hasPrefix("HTTP/1.1 200 OK\r\n"))
    }

    @Test("Sends 100 before it reads a body that is waited for")
    func sendsContinue() throws {
        let client = try RawClient(port: try startServer().port)
        client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n")
        #expect(try client.read(through: "\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n")
        client.send("body")
        #expect(try client.read(through: "body").hasPrefix("HTTP/1.1 200 OK\r\n"))
    }

    @Test("Refuses a body beyond the maximum before it is sent, by the client's own request id")
    func refusesLargeBody() throws {
        let client = try RawClient(port: try startServer().port)
        client.send(
            "POST / HTTP/1.1\r\nHost: a\r\nX-Request-Id: mine\r\nContent-Length: 100001\r\nExpect: 100-continue\r\n\r\n"
        )
        let answer = try client.readToEnd()
        #expect(answer.hasPrefix("HTTP/1.1 413 Content Too Large\r\n"))
        #expect(answer.contains("\r\nX-Request-Id: mine\r\n"))
        #expect(answer.contains("\r\nConnection: close\r\n"))
    }

    @Test("Answers HEAD like GET, without the body")
    func answersHead() throws {
        let client = try RawClient(port: try startServer().port)
        client.send("HEAD /path HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        let answer = try client.readToEnd()
        #expect(answer.contains("\r\nContent-Length: 5\r\n"))
        #expect(answer.hasSuffix("\r\n\r\n"))
    }

    @Test(
        "Refuses what is not a request, and closes",
        arguments: [
            ("GET / HTTP/1.1\r\n\r\n", 400), ("GET / HTTP/1.1\r\nHost : a\r\n\r\n", 400),
            ("\u{16}\u{3}\u{1}\u{2}\u{0}", 400),
            ("BREW / HTTP/1.1\r\nHost: a\r\n\r\n", 501), ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505),
            ("GET / HTTP/1.1\r\nHost: a\r\nX: \(String(repeating: "x", count: 20_000))\r\n\r\n", 431),
        ])
    func refuses(bytes: String, status: Int) throws {
        let client = try RawClient(port: try startServer().port)
        client.send(bytes)
        #expect(try client.readToEnd().hasPrefix("HTTP/1.1 \(status) "))
    }

    @Test("Answers what stands before a malformed request, then refuses")
    func answersBeforeRefusing() throws {
        let client = try RawClient(port: try startServer().port)
        client.send("GET /good HTTP/1.1\r\nHost: a\r\n\r\nGET /bad HTTP/1.1\n\n")
        let answers = try client.readToEnd()
        #expect(answers.hasPrefix("HTTP/1.1 200 OK\r\n"))
        #expect(answers.contains("HTTP/1.1 400 Bad Request\r\n"))
    }

    @Test("Answers a client that closes its half after the request")
    func answersHalfClosedClient() throws {
        let client = try RawClient(port: try startServer().port)
        client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nok")
        client.closeSending()
        #expect(try client.readToEnd().hasSuffix("ok"))
    }

    @Test("Sends a large body whole to a client that reads late")
    func sendsLargeBody() throws {
        let client = try RawClient(port: try startServer().port)
        client.send("GET /large HTTP/1.1\r\nHost: a\r\n\r\nGET /after HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        let answers = try client.readToEnd()
        #expect(answers.utf8.count > 8 << 20)
        #expect(answers.hasSuffix("/after"))
    }

    /// The bodies of answers that stand behind one another, by their lengths.
    private func bodies(of answers: String) -> [String] {
        var rest = Array(answers.utf8)[...]
        var found: [String] = []
        while let end = rest.indices.first(where: { rest[$0...].starts(with: Array("\r\n\r\n".utf8)) }) {
            let head = String(decoding: rest[..<end], as: UTF8.self)
            let length = head.split(separator: "\r\n").first { $0.hasPrefix("Content-Length: ") }.flatMap {
                Int($0.dropFirst(16))
            }
            guard let length, end + 4 + length <= rest.endIndex else { break }
            found.append(String(decoding: rest[(end + 4)..<(end + 4 + length)], as: UTF8.self))
            rest = rest[(end + 4 + length)...]
        }
        return found
    }
}
