import HTTPServer
import TestSupport
import Testing

/// A request that may have been kept is never sent again.
@Suite("A proxy asks once", .serialized)
struct RetryTests {
    @Test(
        "A post whose answer never comes arrives once, also on a connection that was kept",
        arguments: ProxyKind.installed)
    func sendsOnce(kind: ProxyKind) throws {
        let handler = CountingHandler()
        var configuration = ServerConfiguration()
        configuration.port = 0
        // The server then closes without a word, which a proxy could take for a connection that was closed before the request came.
        configuration.deadlines.answer = .seconds(3)
        let server = try HTTPServer.start(configuration, handler: handler)
        let proxy = try ProxyProcess(kind, before: server.port)
        let client = try proxy.client()
        for fields in [[], ["Idempotency-Key: 1"]] {
            #expect(try client.send("/first").status == 200)
            #expect(try client.send("POST", CountingHandler.silent, fields: fields, body: "a=b").status == 503)
            let lines = handler.takeArrivals().map(\.line)
            #expect(lines == ["GET /first", "POST \(CountingHandler.silent)"], "\(fields)")
        }
    }

    @Test(
        "A body that comes slowly waits at the proxy", arguments: [ProxyKind.nginx].filter(ProxyKind.installed.contains)
    )
    func buffersBodies(kind: ProxyKind) throws {
        let handler = CountingHandler()
        var configuration = ServerConfiguration()
        configuration.port = 0
        let server = try HTTPServer.start(configuration, handler: handler)
        let proxy = try ProxyProcess(kind, before: server.port)
        let slow = try RawClient(port: proxy.plainPort)
        slow.send(
            "POST /slow HTTP/1.1\r\nHost: recovery.example.org\r\nContent-Length: 4\r\nConnection: close\r\n\r\nab")
        #expect(try proxy.client().send("/quick").status == 200)
        #expect(handler.takeArrivals().map(\.line) == ["GET /quick"])
        slow.send("cd")
        #expect(try slow.readToEnd().hasSuffix("/slow 4\n"))
        #expect(handler.takeArrivals().map(\.line) == ["POST /slow"])
    }
}
