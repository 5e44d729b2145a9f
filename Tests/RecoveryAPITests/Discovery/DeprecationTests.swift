import JSON
import RecoveryAPI
import TestSupport
import Testing

/// RFC 9745 and RFC 8594, ready to use: no route is deprecated, so a test deprecates some.
@Suite("Deprecation")
struct DeprecationTests {
    private static let deprecation = Deprecation(
        since: 1_796_083_200, sunset: 1_827_619_200, link: "/problems/not-found")

    private static func api(_ patterns: [String]) throws -> TestAPI {
        var settings = ContentSettings()
        for pattern in patterns { settings.deprecations[pattern] = deprecation }
        return try TestAPI(contentSettings: settings)
    }

    private func expectMarked(_ answer: TestAPI.Answer, _ comment: Comment) {
        #expect(answer["deprecation"] == "@1796083200", comment)
        #expect(answer["sunset"] == "Wed, 01 Dec 2027 00:00:00 GMT", comment)
        #expect(
            answer.fields.contains { $0 == ("link", "</problems/not-found>; rel=\"deprecation\"; type=\"text/html\"") },
            comment)
    }

    @Test("Every answer of a deprecated route says so, whatever it is")
    func marksEveryAnswer() throws {
        let api = try Self.api(["/programs/{id}", "/changes", "/contact-requests/{id}"])
        let cases = [
            ("GET", "/programs/iop", [], 200), ("HEAD", "/programs/iop", [], 200),
            ("GET", "/programs/iop", ["If-None-Match: *"], 304), ("GET", "/programs/nothing", [], 404),
            ("GET", "/programs/intensive-outpatient-programs", [], 308), ("GET", "/programs/iop?x=1", [], 400),
            ("GET", "/programs/iop", ["Accept: image/png"], 406), ("PUT", "/programs/iop", [], 405),
            ("OPTIONS", "/programs/iop", [], 204), ("GET", "/changes", [], 200),
            ("GET", "/contact-requests/nobody", [], 404),
        ]
        for (method, target, fields, status) in cases {
            let answer = try api.send(method, target, fields: fields)
            #expect(answer.status == status, "\(method) \(target)")
            expectMarked(answer, "\(method) \(target) \(status)")
        }
    }

    @Test("No other route says so, and the body stays what it was")
    func marksNoOther() throws {
        let api = try Self.api(["/programs/{id}"])
        #expect(try api.send("GET", "/programs")["deprecation"] == nil)
        #expect(try api.send("GET", "/nothing")["deprecation"] == nil)
        let answer = try api.send("GET", "/programs/iop")
        #expect(answer.body == (try TestAPI.send("/programs/iop").body))
        #expect(answer["etag"] == (try TestAPI.send("/programs/iop")["etag"]))
    }

    @Test("What is deprecated in the table is deprecated in the OpenAPI description, and nothing else")
    func agreesWithDescription() throws {
        let paths = try #require(try TestAPI.send("/openapi.json").json()["paths"]?.object)
        let described = paths.members.filter { path in
            path.value.object?.members.contains { $0.value.object?["deprecated"] == true } == true
        }
        #expect(Set(described.map(\.key)) == Set(Deprecation.all.keys))
        for path in described {
            let operations = path.value.object?.members ?? []
            #expect(operations.allSatisfy { $0.value.object?["deprecated"] == true }, "\(path.key)")
        }
    }
}
