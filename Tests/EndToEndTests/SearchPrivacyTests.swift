import Glibc
import TestSupport
import Testing

/// What people search for stands nowhere but in the answer to them.
@Suite("Search: privacy")
struct SearchPrivacyTests {
    private static let canary = "canarina"

    @Test("No log, field but the link to the next page, error text or file has what was typed")
    func leaksNothing() throws {
        let server = try ServerProcess(keepsOutput: true)
        let client = try CurlClient(port: server.port)
        for target in [
            "/search?q=\(Self.canary)%20rehab", "/search?q=\(Self.canary)%22", "/suggest?q=\(Self.canary)",
            "/search?q=rehab&type=\(Self.canary)", "/search?q=rehab&cursor=\(Self.canary)",
            "/search?q=rehab&limit=\(Self.canary)",
            "/search?q=\(String(repeating: Self.canary, count: 40))",
        ] {
            let answer = try client.send(target)
            for field in answer.fields where field.name.lowercased() != "link" {
                #expect(!field.value.contains(Self.canary), "\(field)")
            }
            if answer.status != 200 { #expect(!answer.text.contains(Self.canary), "\(answer.text)") }
            #expect(answer.fields.contains { $0.name.lowercased() == "cache-control" && $0.value == "no-store" })
        }
        #expect(server.terminate() == 0)
        #expect(!server.saidText().contains(Self.canary))
        for name in server.folder.names {
            #expect(!String(decoding: server.folder.bytes(name), as: UTF8.self).contains(Self.canary), "\(name)")
        }
    }
}
