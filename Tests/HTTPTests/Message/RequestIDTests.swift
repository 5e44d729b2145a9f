import HTTP
import Testing

/// What a request is called: never by another one's name, and never by bytes that are no name.
@Suite("Request ids")
struct RequestIDTests {
    private static let made = "00000000000000ab00000007"

    private func connection() -> ScriptedConnection {
        let connection = ScriptedConnection()
        connection.names(HTTPRequestID(prefix: 0xAB, number: 7))
        return connection
    }

    /// A connection that has answered a request whose id stands far behind in its head.
    private func connectionAfterRequestWithID() -> ScriptedConnection {
        let connection = connection()
        let padding = String(repeating: "x", count: 200)
        let lines = head("GET / HTTP/1.1", "Host: a", "X: \(padding)", "X-Request-Id: mine")
        #expect(connection.receives(lines) == .decide)
        #expect(connection.request.idText == "mine")
        #expect(connection.answers())
        return connection
    }

    @Test("Is made of a prefix and a number, in 24 hexadecimal digits")
    func isMadeOfPrefixAndNumber() {
        let connection = connection()
        #expect(connection.receives(head("GET / HTTP/1.1", "Host: a")) == .decide)
        #expect(connection.request.idText == Self.made)
    }

    @Test(
        "Is the client's own, if that is one token of at most 128 bytes",
        arguments: ["a", "4bf92f35-77b3_4da6.a3ce", String(repeating: "a", count: 128)])
    func isTheClientsOwn(id: String) {
        let connection = connection()
        #expect(connection.receives(head("GET / HTTP/1.1", "Host: a", "x-request-id: \(id)")) == .decide)
        #expect(connection.request.idText == id)
    }

    @Test(
        "Is not the client's, if that could break a log or an answer",
        arguments: ["", "a b", "a,b", "\"a\"", "a\tb", "caf\u{E9}", "{a}", "a;b", String(repeating: "a", count: 129)])
    func isNotTheClients(id: String) {
        let connection = connection()
        #expect(connection.receives(head("GET / HTTP/1.1", "Host: a", "X-Request-Id: \(id)")) == .decide)
        #expect(connection.request.idText == Self.made)
    }

    @Test("Is not the client's, if there are two")
    func isNotOneOfTwo() {
        let connection = connection()
        let lines = head("GET / HTTP/1.1", "Host: a", "X-Request-Id: b", "X-Request-Id: b")
        #expect(connection.receives(lines) == .decide)
        #expect(connection.request.idText == Self.made)
    }

    @Test(
        "Is not taken from the request before, when a head is refused",
        arguments: ["GET / HTTP/1.1\r\n\r\n", "\u{0}", "GET / HTTP/1.1\n", "get / HTTP/1.1\r\n\r\n"])
    func isNotTakenFromTheRequestBefore(bytes: String) {
        let connection = connectionAfterRequestWithID()
        let action = connection.receives(bytes)
        guard case .refuse = action else {
            Issue.record("\(action)")
            return
        }
        #expect(connection.request.idText == Self.made)
    }

    @Test("Is not taken from the request before, when a head is late")
    func isNotTakenFromTheRequestBeforeWhenLate() {
        let connection = connectionAfterRequestWithID()
        #expect(connection.receives("GET /") == .read)
        #expect(connection.deadlinePasses() == .headTooSlow)
        #expect(connection.request.idText == Self.made)
    }

    @Test("Is made anew, when it is given on without the head in which the client's stands")
    func isMadeAnewWithoutItsHead() {
        let connection = connectionAfterRequestWithID()
        var other = HTTPRequest()
        other.id = connection.request.id
        #expect(other.idText == Self.made)
    }
}
