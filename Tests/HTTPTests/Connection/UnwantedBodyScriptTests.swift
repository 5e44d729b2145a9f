import HTTP
import Testing

/// A body that the handler did not ask for is read away while that is cheap, so that the connection can stay.
@Suite("Connection: unwanted bodies")
struct UnwantedBodyScriptTests {
    private static let next = head("GET /next HTTP/1.1", "Host: a")

    private static var limits: HTTPLimits {
        var limits = HTTPLimits()
        limits.discardedByteCountMaximum = 10
        limits.trailerByteCountMaximum = 20
        return limits
    }

    private func chunkedConnection() -> ScriptedConnection {
        let connection = ScriptedConnection(limits: Self.limits)
        let lines = head("POST / HTTP/1.1", "Host: a", "Transfer-Encoding: chunked")
        #expect(connection.receives(lines) == .decide)
        #expect(connection.answers())
        #expect(connection.waiting == .forBody)
        return connection
    }

    @Test("Reads a body of known length away, and takes the next request behind it")
    func readsLengthAway() {
        let connection = ScriptedConnection(limits: Self.limits)
        #expect(connection.receives(head("POST / HTTP/1.1", "Host: a", "Content-Length: 10") + "01") == .decide)
        #expect(connection.answers())
        #expect(connection.waiting == .forBody)
        #expect(connection.receives("2345") == .read)
        #expect(connection.buffer.isEmpty)
        #expect(!connection.isIdle)
        #expect(connection.receives("6789" + Self.next) == .decide)
        #expect(connection.request.text(connection.request.path) == "/next")
    }

    @Test("Is idle again when nothing is behind the body")
    func isIdleBehindTheBody() {
        let connection = ScriptedConnection(limits: Self.limits)
        #expect(connection.receives(head("POST / HTTP/1.1", "Host: a", "Content-Length: 2")) == .decide)
        #expect(connection.answers())
        #expect(connection.receives("01") == .read)
        #expect(connection.isIdle)
        #expect(connection.waiting == .forHead)
    }

    @Test("Reads a chunked body away, trailer and all")
    func readsChunksAway() {
        let connection = chunkedConnection()
        #expect(connection.receives("5\r\nhello\r\n") == .read)
        #expect(connection.receives("0\r\nA: b\r\n") == .read)
        #expect(connection.receives("\r\n" + Self.next) == .decide)
        #expect(connection.request.text(connection.request.path) == "/next")
    }

    @Test("Closes instead, where the length is more than it would read away")
    func closesBeforeLongBody() {
        let connection = ScriptedConnection(limits: Self.limits)
        #expect(connection.receives(head("POST / HTTP/1.1", "Host: a", "Content-Length: 11")) == .decide)
        #expect(!connection.answers())
        #expect(connection.isLingering)
        #expect(connection.receives("01234567890" + Self.next) == .read)
        #expect(connection.buffer.isEmpty)
    }

    @Test(
        "Closes without a second answer, when the rest of the body turns out too long or malformed",
        arguments: [
            "5\r\nhello\r\n6\r\n", "B\r\n", "x\r\n", "5\r\nhelloXX", "0\r\nA : b\r\n", "0\r\nA: 0123456789012345678",
        ])
    func closesInTheMiddle(bytes: String) {
        let connection = chunkedConnection()
        #expect(connection.receives(bytes + "behind") == .read)
        #expect(connection.isLingering)
        #expect(connection.buffer.isEmpty, "nothing is kept for later")
        #expect(connection.receives(Self.next) == .read)
        #expect(connection.buffer.isEmpty)
        #expect(connection.deadlinePasses() == nil)
        #expect(connection.isClosed)
    }

    @Test("Has nothing to read away of a body without bytes")
    func hasNothingToReadAway() {
        let connection = ScriptedConnection(limits: Self.limits)
        #expect(connection.receives(head("POST / HTTP/1.1", "Host: a", "Content-Length: 0")) == .decide)
        #expect(connection.answers())
        #expect(connection.isIdle)
    }

    @Test("Reads nothing away where the connection ends anyway")
    func readsNothingAwayAtTheEnd() {
        let connection = ScriptedConnection(limits: Self.limits)
        let lines = head("POST / HTTP/1.1", "Host: a", "Connection: close", "Content-Length: 2")
        #expect(connection.receives(lines) == .decide)
        #expect(!connection.answers())
        #expect(connection.isLingering)
    }
}
