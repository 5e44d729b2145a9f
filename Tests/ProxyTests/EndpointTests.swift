import JSON
import TestSupport
import Testing

/// The whole API behind each proxy, as it is without.
@Suite("Behind a proxy", .serialized)
struct EndpointTests {
    /// Fields that belong to one hop or one moment, and what a proxy says of itself.
    private static let own: Set = [
        "date", "connection", "keep-alive", "transfer-encoding", "via", "alt-svc", "strict-transport-security",
        "server", "ratelimit",
    ]
    private static let mark = "the-clients-own-id"

    @Test("Every endpoint answers the same through it, in every way of asking", arguments: ProxyKind.installed)
    func isTheSame(kind: ProxyKind) throws {
        let server = try ServerProcess(["--trusted-proxies", "127.0.0.1"])
        let proxy = try ProxyProcess(kind, before: server.port)
        let (direct, through) = (try CurlClient(port: server.port), try proxy.client())
        let paths = try Self.paths(direct)
        #expect(paths.count > 80)
        let fields = ["X-Request-Id: \(Self.mark)", "Host: \(ProxyProcess.host)"]
        for path in paths {
            let answer = try direct.send(path, fields: fields)
            for coding in ["identity", "gzip"] {
                try expectSame(direct, through, "GET", path, fields + ["Accept-Encoding: \(coding)"])
            }
            try expectSame(direct, through, "HEAD", path, fields)
            if let tag = answer["etag"] {
                try expectSame(direct, through, "GET", path, fields + ["If-None-Match: \(tag)"])
            }
        }
        for method in ["OPTIONS", "DELETE", "POST"] { try expectSame(direct, through, method, "/programs/iop", fields) }
        for path in ["/programs//iop", "/programs/%69op", "/programs/iop/", "/programs?unknown=1"] {
            try expectSame(direct, through, "GET", path, fields)
        }
    }

    @Test(
        "A contact request comes through whole, in each of its three forms, and its faults do",
        arguments: ProxyKind.installed)
    func takesContactRequests(kind: ProxyKind) throws {
        let server = try ServerProcess(["--trusted-proxies", "127.0.0.1"])
        let proxy = try ProxyProcess(kind, before: server.port)
        let client = try proxy.client()
        let json = ["Content-Type: application/json"]
        let kept = try client.send(
            "POST", "/contact-requests", fields: json, body: #"{"phone":"(312) 555-0142","consent":true}"#)
        #expect(kept.status == 201)
        let receipt = try #require(kept["location"])
        #expect(try client.send(receipt).status == 200)
        #expect(try client.send("DELETE", receipt).status == 204)
        let form = "phone=312+555+0142&consent=on"
        #expect(try client.send("POST", "/contact-requests", body: form).status == 201)
        #expect(try client.send("POST", "/contact-requests", fields: ["Accept: text/html"], body: form).status == 303)
        let parts = [("phone", "312 555 0142"), ("consent", "true")]
        #expect(try client.send("POST", "/contact-requests", parts: parts).status == 201)
        let wrong = try client.send("POST", "/contact-requests", fields: json, body: #"{"phone":"1"}"#)
        #expect(wrong.status == 422 && wrong.text.contains("\"crisis\""))
        // What is too much for the server is the server's to say, in its own words.
        let large = try client.send(
            "POST", "/contact-requests", fields: json, body: String(repeating: "a", count: 40_000))
        #expect(large.status == 413 && large.text.contains("\"crisis\""))
    }

    @Test("Each client has a share of its own, whatever it writes about its address", arguments: ProxyKind.installed)
    func knowsClients(kind: ProxyKind) throws {
        let server = try ServerProcess(["--trusted-proxies", "127.0.0.1", "--contact-rate", "2/3600"])
        let proxy = try ProxyProcess(kind, before: server.port)
        let (one, other) = (try proxy.client(from: 2), try proxy.client(from: 3))
        func post(_ client: CurlClient, _ fields: [String] = []) throws -> Int {
            try client.send("POST", "/contact-requests", fields: fields, body: "phone=312+555+0142&consent=on").status
        }
        #expect(try [post(one), post(one), post(one)] == [201, 201, 429])
        let lies = ["X-Forwarded-For: 198.51.100.7", "Forwarded: for=198.51.100.7", "X-Real-IP: 198.51.100.7"]
        for lie in lies { #expect(try post(one, [lie]) == 429, "\(lie)") }
        // Nor does it use up another's.
        #expect(try post(other, ["X-Forwarded-For: 127.0.0.2"]) == 201)
        #expect(try post(other) == 201)
        #expect(try post(other) == 429)
    }

    @Test(
        "While the server is away, the answer still says whom to call, and no log says who asked",
        arguments: ProxyKind.installed)
    func saysWhomToCall(kind: ProxyKind) throws {
        let server = try ServerProcess()
        let proxy = try ProxyProcess(kind, before: server.port)
        let client = try proxy.client(from: 9)
        let published = try client.send("/crisis-resources").text
        #expect(server.terminate() == 0)
        for method in ["GET", "POST"] {
            let answer = try client.send(method, "/contact-requests", body: method == "POST" ? "a=b" : nil)
            #expect(answer.status == 503)
            #expect(answer["content-type"] == "application/problem+json")
            #expect(answer["retry-after"] == "10" && answer["cache-control"] == "no-store")
            let crisis = try #require(try JSONValue.parse(answer.body).object?["crisis"]?.array)
            #expect(crisis.compactMap { $0.object?["id"]?.string } == ["988", "911"])
            for line in crisis {
                for value in [line.object?["name"]?.string, line.object?["call"]?.string] {
                    #expect(published.contains("\"\(try #require(value))\""))
                }
            }
        }
        #expect(!proxy.said.contains("127.0.0.9"))
        #expect(!proxy.said.contains("/contact-requests"))
    }

    @Test("The metrics are not for everybody", arguments: ProxyKind.installed)
    func hidesMetrics(kind: ProxyKind) throws {
        let server = try ServerProcess()
        let proxy = try ProxyProcess(kind, before: server.port)
        let answer = try proxy.client().send("/metrics")
        #expect(answer.status == 404 && !answer.text.contains("requestId"), "this answer is the server's")
    }

    private func expectSame(
        _ direct: CurlClient, _ through: CurlClient, _ method: String, _ path: String, _ fields: [String]
    ) throws {
        let (expected, got) = (
            try direct.send(method, path, fields: fields), try through.send(method, path, fields: fields)
        )
        #expect(got.status == expected.status, "\(method) \(path)")
        #expect(got.body == expected.body, "\(method) \(path)")
        #expect(Self.lines(got) == Self.lines(expected), "\(method) \(path)")
        #expect(got["x-request-id"] == Self.mark)
    }

    private static func lines(_ answer: CurlClient.Answer) -> [String] {
        answer.fields.filter { !own.contains($0.name) }.map { "\($0.name): \($0.value)" }.sorted()
    }

    /// Every path of the description, where an entry stands for `{id}`: each entry of the smaller collections.
    private static func paths(_ client: CurlClient) throws -> [String] {
        let description = try JSONValue.parse(try client.send("/openapi.json").body).object?["paths"]?.object
        var paths: [String] = []
        for path in try #require(description).keys.sorted() where path != "/metrics" {
            guard path.contains("{") else {
                paths.append(path)
                continue
            }
            guard path.hasSuffix("/{id}"), path != "/contact-requests/{id}" else { continue }
            let list = try client.send(String(path.dropLast(5))).text
            paths += list.matches(of: /"self":"(\/[a-z-]+\/[a-z0-9-]+)"/).map { String($0.output.1) }
        }
        return paths + ["/problems/not-found", "/contact-requests/00000000000000000000000000000000", "/nowhere"]
    }
}
