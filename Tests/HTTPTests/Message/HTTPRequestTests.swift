import HTTP
import Testing

@Suite("Requests")
struct HTTPRequestTests {
    @Test("Finds fields by name, in any case, in the order of their lines")
    func findsFields() {
        let request = HTTPRequest(["Host: a", "ACCEPT: one", "X-Unknown: x", "accept: two", "Accept:"])
        #expect(request.has(.accept))
        #expect(request.count(of: .accept) == 3)
        #expect(request.firstValue(.accept).map(request.text) == "one")
        #expect(
            request.fields.map { request.text($0.nameRange) } == ["Host", "ACCEPT", "X-Unknown", "accept", "Accept"])
        #expect(request.fields.map { request.text($0.valueRange) } == ["a", "one", "x", "two", ""])
        #expect(request.fields.map(\.name) == [.host, .accept, .other, .accept, .accept])
    }

    @Test("Does not find what is not there")
    func findsNoOther() {
        let request = HTTPRequest(["Host: a"])
        #expect(!request.has(.accept))
        #expect(request.count(of: .accept) == 0)
        #expect(request.firstValue(.accept) == nil)
    }

    private static let names: [(String, HTTPFieldName)] = [
        ("Host", .host), ("Connection", .connection), ("Content-Length", .contentLength), ("Expect", .expect),
        ("Content-Type", .contentType), ("Content-Encoding", .contentEncoding), ("Accept", .accept),
        ("Accept-Encoding", .acceptEncoding), ("Cookie", .cookie), ("If-Match", .ifMatch),
        ("If-None-Match", .ifNoneMatch), ("If-Modified-Since", .ifModifiedSince),
        ("If-Unmodified-Since", .ifUnmodifiedSince), ("Origin", .origin),
        ("Access-Control-Request-Method", .accessControlRequestMethod), ("Authorization", .authorization),
        ("Idempotency-Key", .idempotencyKey), ("Forwarded", .forwarded), ("X-Forwarded-For", .xForwardedFor),
        ("Referer", .referer), ("X-Request-Id", .xRequestID), ("traceparent", .traceparent),
    ]

    @Test("Knows the names that something reads, in any case", arguments: names)
    func knowsNames(name: String, expected: HTTPFieldName) {
        let value = expected == .contentLength ? "5" : expected == .expect ? "100-continue" : "a"
        for spelling in [name, name.lowercased(), name.uppercased()] {
            let request = HTTPRequest((expected == .host ? [] : ["Host: a"]) + ["\(spelling): \(value)"])
            #expect(request.fields.last?.name == expected)
            #expect(request.has(expected))
        }
    }

    @Test("Does not take another name for one of them", arguments: names)
    func knowsNoOtherNames(name: String, known: HTTPFieldName) {
        for other in ["X\(name)", "\(name)x", String(name.dropLast()), name.dropLast() + "!"] {
            let request = HTTPRequest(["Host: a", "\(other): b"])
            #expect(request.fields.last?.name == .other, "\(other)")
            #expect(known == .host || !request.has(known))
        }
    }

    @Test("Gives parts as text, with a replacement character for what is not UTF-8")
    func givesText() {
        let request = HTTPRequest(["Host: a", "X: caf\u{E9}"], requestLine: "GET /a%C3%A9?b HTTP/1.1")
        #expect(request.text(request.path) == "/a%C3%A9")
        #expect(request.query.map(request.text) == "b")
        #expect(request.text(request.fields[1].valueRange) == "caf\u{E9}")
        let half = request.fields[1].valueRange.dropLast()
        #expect(request.text(half.lowerBound..<half.upperBound) == "caf\u{FFFD}")
    }

    @Test("Writes the normal form over the path, and leaves the rest of the head as it came")
    func keepsTheHead() {
        let request = HTTPRequest(["Host: a"], requestLine: "GET /%69op?%69 HTTP/1.1")
        #expect(request.text(request.path) == "/iop")
        #expect(request.query.map(request.text) == "%69")
        #expect(request.text(0..<request.head.count).hasPrefix("GET /iop"))
        #expect(request.text(0..<request.head.count).hasSuffix("?%69 HTTP/1.1\r\nHost: a\r\n\r\n"))
    }

    @Test("Is the same whatever was parsed into it before")
    func forgetsTheRequestBefore() {
        let connection = ScriptedConnection()
        let first = head(
            "OPTIONS * HTTP/1.0", "Host: first.example", "Accept: one", "Accept: two", "X-Request-Id: first",
            "Connection: keep-alive")
        #expect(connection.receives(first) == .decide)
        #expect(connection.answers())
        #expect(connection.receives(head("GET / HTTP/1.1", "Host: a")) == .decide)
        let second = connection.request
        let fresh = HTTPRequest(["Host: a"])
        #expect(second.head == fresh.head)
        #expect(second.method == .get && second.targetForm == .origin && second.version == .http11)
        #expect(second.path == fresh.path && second.query == nil && second.authority == fresh.authority)
        #expect(second.fields.count == 1 && !second.has(.accept) && !second.has(.connection))
        #expect(second.framing == .noBody && second.keepsAlive && !second.expectsContinue)
        #expect(second.id.echoed == nil)
    }

    @Test("Holds nothing of a head that was never complete")
    func holdsNothingOfIncompleteHeads() {
        let connection = ScriptedConnection()
        #expect(connection.receives(head("POST /a?b HTTP/1.0", "Host: a", "Connection: keep-alive")) == .decide)
        #expect(connection.answers())
        #expect(connection.receives("GET") == .read)
        #expect(connection.request.head.isEmpty)
        #expect(connection.request.fields.isEmpty)
        #expect(connection.request.method == .get && connection.request.version == .http11)
        #expect(connection.request.query == nil && connection.request.authority == nil)
    }

    @Test("Names methods as they are sent", arguments: HTTPMethod.allCases)
    func namesMethods(method: HTTPMethod) {
        #expect(HTTPRequest(["Host: a"], requestLine: "\(method.name) / HTTP/1.1").method == method)
    }
}
