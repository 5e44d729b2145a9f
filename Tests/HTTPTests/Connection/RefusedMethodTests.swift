import HTTP
import Testing

/// RFC 9110 §9.3.2: an answer to HEAD has no body, and so has its refusal. So what is refused keeps its method, wherever the fault is.
@Suite("The method of what is refused")
struct RefusedMethodTests {
    @Test(
        "Is HEAD where HEAD was sent",
        arguments: [
            "HEAD / HTTP/1.1\r\n\r\n", "HEAD / HTTP/2.0\r\n\r\n", "HEAD /# HTTP/1.1\r\n\r\n", "HEAD / HTTP/1.1\n",
            "HEAD /\(String(repeating: "a", count: 9_000))",
        ])
    func isHead(bytes: String) {
        let connection = ScriptedConnection()
        guard case .refuse = connection.receives(bytes) else {
            Issue.record("not refused")
            return
        }
        #expect(connection.request.method == .head)
    }

    @Test("Is no other connection's, and neither is anything else of the head")
    func isItsOwn() {
        let other = ScriptedConnection()
        #expect(other.receives(head("HEAD /other HTTP/1.1", "Host: a", "X-Request-Id: other")) == .decide)
        let connection = ScriptedConnection()
        #expect(connection.receives("GET / HTTP/1.1\r\n") == .read)
        connection.lends(other)
        #expect(connection.receives("Host: a\n") == .refuse(.bareLineFeed))
        #expect(connection.request.method == .get)
        #expect(connection.request.head.isEmpty)
        #expect(connection.request.fields.isEmpty)
    }

    @Test("Is GET where nobody can tell", arguments: ["", "H", "HEAD", "HEADER /", "head /", "\u{16}\u{3}\u{1}"])
    func isGet(bytes: String) {
        var request = HTTPRequest()
        request.takeMethodAlone(of: Array(bytes.utf8).span)
        #expect(request.method == .get)
    }
}
