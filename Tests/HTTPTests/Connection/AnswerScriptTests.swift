import HTTP
import Testing

/// From request to answer to the next request, and the ways in which that ends.
@Suite("Connection: answers")
struct AnswerScriptTests {
    private static let get = head("GET / HTTP/1.1", "Host: a")
    private static let post = head("POST / HTTP/1.1", "Host: a", "Content-Length: 5")

    @Test("Takes one request after the other")
    func takesOneAfterTheOther() {
        let connection = ScriptedConnection()
        for _ in 0..<3 {
            #expect(connection.isIdle)
            #expect(connection.receives(Self.get) == .decide)
            #expect(connection.waiting == .forAnswer)
            #expect(connection.answers())
        }
        #expect(connection.isIdle)
    }

    @Test("Leaves pipelined requests alone until they are asked for")
    func leavesPipelinedRequestsAlone() {
        let connection = ScriptedConnection()
        #expect(connection.receives(Self.get + Self.post + "hello" + Self.get) == .decide)
        #expect(connection.buffer.count == (Self.post + "hello" + Self.get).utf8.count)
        #expect(connection.answers())
        #expect(connection.receives("") == .decide)
        #expect(connection.wantsBody() == .read)
        #expect(connection.receives("") == .answer("hello"))
        #expect(connection.buffer.count == Self.get.utf8.count)
        #expect(connection.answers())
        #expect(connection.receives("") == .decide)
        #expect(connection.answers())
        #expect(connection.receives("") == .read)
        #expect(connection.isIdle)
    }

    @Test("Has the whole body at once, when nothing is to come", arguments: ["Content-Length: 0", "X-Length: 0"])
    func hasAnEmptyBodyAtOnce(field: String) {
        let connection = ScriptedConnection()
        #expect(connection.receives(head("POST / HTTP/1.1", "Host: a", field)) == .decide)
        #expect(connection.wantsBody() == .read)
        // No byte has to come for this: it is enough to ask again.
        #expect(connection.receives("") == .answer(""))
        #expect(connection.answers())
    }

    @Test("Takes a body as long as the handler wants, and not one byte longer")
    func takesAsMuchAsIsWanted() {
        let connection = ScriptedConnection()
        #expect(connection.receives(Self.post) == .decide)
        #expect(connection.wantsBody(byteCountMaximum: 5) == .read)
        #expect(connection.receives("hello") == .answer("hello"))
        #expect(connection.answers())
        #expect(connection.receives(Self.post) == .decide)
        #expect(connection.wantsBody(byteCountMaximum: 4) == .refuse(.bodyTooLarge))
        #expect(connection.isLingering)
    }

    @Test("Refuses a body that is too large before it is read, and forgets what comes of it")
    func refusesLargeBodyUnread() {
        let connection = ScriptedConnection()
        #expect(connection.receives(head("POST / HTTP/1.1", "Host: a", "Content-Length: 1001") + "he") == .decide)
        #expect(connection.wantsBody() == .refuse(.bodyTooLarge))
        #expect(connection.isLingering)
        #expect(connection.receives("llo" + Self.get) == .read)
        #expect(connection.buffer.isEmpty)
    }

    @Test("Refuses chunks that become too large, when they do")
    func refusesLargeChunks() {
        let connection = ScriptedConnection()
        #expect(connection.receives(head("POST / HTTP/1.1", "Host: a", "Transfer-Encoding: chunked")) == .decide)
        #expect(connection.wantsBody(byteCountMaximum: 8) == .read)
        #expect(connection.receives("5\r\nhello\r\n") == .read)
        #expect(connection.receives("4\r\n") == .refuse(.bodyTooLarge))
        #expect(connection.isLingering)
    }

    @Test("Closes when the handler says so")
    func closesWhenToldTo() {
        let connection = ScriptedConnection()
        #expect(connection.receives(Self.get + Self.get) == .decide)
        #expect(!connection.answers(closing: true))
        #expect(connection.isLingering)
        #expect(connection.receives("") == .read)
        #expect(connection.buffer.isEmpty, "a pipelined request is not looked at")
    }

    @Test("Closes after a body when the handler says so")
    func closesAfterBodyWhenToldTo() {
        let connection = ConnectionPlace.answering.connection()
        #expect(!connection.answers(closing: true))
        #expect(connection.isLingering)
    }

    @Test(
        "Closes when the client said so",
        arguments: [
            head("GET / HTTP/1.1", "Host: a", "Connection: close"), head("GET / HTTP/1.0"),
            head("GET / HTTP/1.0", "Connection: close, keep-alive"),
        ])
    func closesWhenAskedTo(lines: String) {
        let connection = ScriptedConnection()
        #expect(connection.receives(lines) == .decide)
        #expect(!connection.answers())
        #expect(connection.isLingering)
    }

    @Test("Stays for HTTP/1.0 when the client asked for that")
    func staysForHTTP10() {
        let connection = ScriptedConnection()
        #expect(connection.receives(head("POST / HTTP/1.0", "Connection: keep-alive", "Content-Length: 2")) == .decide)
        #expect(connection.wantsBody() == .read)
        #expect(connection.receives("hi") == .answer("hi"))
        #expect(connection.answers())
        #expect(connection.isIdle)
    }

    @Test("Lingers after a refusal until the client closes")
    func lingersAfterRefusal() {
        let connection = ScriptedConnection()
        #expect(connection.receives("GET / HTTP/1.1\n" + Self.get) == .refuse(.bareLineFeed))
        #expect(connection.isLingering)
        #expect(connection.waiting == .forClose)
        #expect(connection.receives(Self.get) == .read)
        #expect(connection.buffer.isEmpty)
        #expect(connection.peerCloses())
        #expect(connection.isClosed)
    }

    @Test("Lingers after a refused body until the deadline")
    func lingersAfterRefusedBody() {
        let connection = ScriptedConnection()
        #expect(connection.receives(head("POST / HTTP/1.1", "Host: a", "Transfer-Encoding: chunked")) == .decide)
        #expect(connection.wantsBody() == .read)
        #expect(connection.receives("5\r\nhelloXX") == .refuse(.malformedChunk))
        #expect(connection.isLingering)
        #expect(connection.deadlinePasses() == nil)
        #expect(connection.isClosed)
    }

    @Test("Is idle while only an empty line has come")
    func isIdleBehindAnEmptyLine() {
        let connection = ScriptedConnection()
        #expect(connection.receives("\r") == .read)
        #expect(connection.isIdle)
        #expect(connection.receives("\n") == .read)
        #expect(connection.isIdle)
        #expect(connection.buffer.isEmpty)
        #expect(connection.receives(Self.get) == .decide)
    }
}
