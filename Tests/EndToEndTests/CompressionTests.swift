import TestSupport
import Testing

@Suite("Compressed answers")
struct CompressionTests {
    @Test("What libcurl decodes is what it gets without a coding, and comes again the same")
    func decodesToTheSame() throws {
        let server = try ServerProcess()
        let client = try CurlClient(port: server.port)
        for path in [
            "/", "/programs", "/navigation", "/openapi.json", "/programs/iop", "/programs/iop.html",
            "/topics/suicide.txt",
            "/programs/iop/sections/what-it-is", "/medications/naloxone.md", "/faqs/how-long-does-detox-take.jsonld",
        ] {
            let plain = try client.send(path)
            let coded = try client.send("GET", path, decoding: "gzip")
            #expect(coded["content-encoding"] == "gzip", "\(path)")
            #expect(coded.body == plain.body, "\(path)")
            #expect(coded["etag"] != plain["etag"], "\(path)")
            let length = try #require(coded["content-length"].flatMap { Int($0) })
            #expect(length < plain.body.count, "\(path)")
            let raw = try client.send("GET", path, fields: ["Accept-Encoding: gzip"])
            #expect(raw.body.count == length && raw.body.prefix(2) == [0x1F, 0x8B], "\(path)")
            let again = try client.send(
                "GET", path, fields: ["Accept-Encoding: gzip", "If-None-Match: \(coded["etag"] ?? "")"])
            #expect(again.status == 304, "\(path)")
        }
    }

    @Test("Two servers of the same content send the same bytes with the same tags")
    func isDeterministic() throws {
        let servers = [try ServerProcess(), try ServerProcess()]
        let clients = try servers.map { try CurlClient(port: $0.port) }
        for path in ["/programs/iop", "/programs/iop.html", "/topics"] {
            let answers = try clients.map { try $0.send("GET", path, fields: ["Accept-Encoding: gzip"]) }
            #expect(answers[0].body == answers[1].body)
            #expect(answers[0]["etag"] == answers[1]["etag"])
        }
    }
}
