import HTTP
import Testing

/// RFC 9110 §10.1.1: a client that waits for 100 (Continue) before it sends its body.
@Suite("Connection: expectations")
struct ExpectationScriptTests {
    private static let waiting = head("POST / HTTP/1.1", "Host: a", "Expect: 100-continue", "Content-Length: 5")
    private static let next = head("GET /next HTTP/1.1", "Host: a")

    @Test("Sends 100, reads the body, answers, and stays")
    func continues() {
        let connection = ScriptedConnection()
        #expect(connection.receives(Self.waiting) == .decide)
        #expect(connection.request.expectsContinue)
        #expect(connection.wantsBody() == .sendContinue)
        #expect(connection.waiting == .forBody)
        #expect(connection.receives("") == .read)
        #expect(connection.receives("he") == .read)
        #expect(connection.receives("llo") == .answer("hello"))
        #expect(connection.isAnswering)
        #expect(connection.answers())
        #expect(connection.isIdle)
        #expect(connection.receives(Self.next) == .decide)
        #expect(!connection.request.expectsContinue)
    }

    @Test("Sends 100 for a chunked body")
    func continuesForChunks() {
        let connection = ScriptedConnection()
        let lines = head("POST / HTTP/1.1", "Host: a", "Expect: 100-continue", "Transfer-Encoding: chunked")
        #expect(connection.receives(lines) == .decide)
        #expect(connection.wantsBody() == .sendContinue)
        #expect(connection.receives("5\r\nhello\r\n") == .read)
        #expect(connection.receives("0\r\n\r\n") == .answer("hello"))
        #expect(connection.answers())
    }

    @Test("Closes when the head decided: nobody can tell whether the body still comes")
    func closesWhenTheHeadDecided() {
        let connection = ScriptedConnection()
        #expect(connection.receives(Self.waiting) == .decide)
        #expect(!connection.answers())
        #expect(connection.isLingering)
        // It came after all, or it is the next request: read and forgotten either way.
        #expect(connection.receives("hello" + Self.next) == .read)
        #expect(connection.buffer.isEmpty)
        #expect(connection.peerCloses())
        #expect(connection.isClosed)
    }

    @Test("Sends 100 even when the body is there: the client need not be told what it knows, but may be")
    func continuesWithTheBodyThere() {
        let connection = ScriptedConnection()
        #expect(connection.receives(Self.waiting + "hello" + Self.next) == .decide)
        #expect(connection.wantsBody() == .sendContinue)
        #expect(connection.receives("") == .answer("hello"))
        #expect(connection.answers())
        #expect(connection.receives("") == .decide)
    }

    @Test("Refuses a body that is too large instead of asking for it")
    func refusesInsteadOfContinuing() {
        let connection = ScriptedConnection()
        #expect(connection.receives(Self.waiting) == .decide)
        #expect(connection.wantsBody(byteCountMaximum: 4) == .refuse(.bodyTooLarge))
        #expect(connection.isLingering)
        #expect(connection.receives("hello") == .read)
        #expect(connection.buffer.isEmpty)
    }

    @Test("Refuses another expectation, and lingers")
    func refusesAnotherExpectation() {
        let connection = ScriptedConnection()
        let lines = head("POST / HTTP/1.1", "Host: a", "Expect: a-miracle", "Content-Length: 5")
        #expect(connection.receives(lines) == .refuse(.unmetExpectation))
        #expect(connection.isLingering)
    }

    @Test("Waits for the body no longer than the deadline")
    func waitsNoLonger() {
        let connection = ScriptedConnection()
        #expect(connection.receives(Self.waiting) == .decide)
        #expect(connection.wantsBody() == .sendContinue)
        #expect(connection.deadlinePasses() == .bodyTooSlow)
        #expect(connection.isLingering)
    }
}
