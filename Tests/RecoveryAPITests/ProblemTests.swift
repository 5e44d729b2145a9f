import HTTP
import JSON
import TestSupport
import Testing

@Suite("Problems and detours")
struct ProblemTests {
    @Test("What is not there is 404 in the form of RFC 9457")
    func answersNotFound() throws {
        let answer = try TestAPI.send("/programs/nowhere-near-anything")
        let problem = try answer.json()
        #expect(answer.status == 404)
        #expect(answer["content-type"] == "application/problem+json")
        #expect(answer["cache-control"] == "no-store")
        #expect(answer["access-control-allow-origin"] == "*")
        #expect(problem.text("type") == "/problems/not-found")
        #expect(problem["status"] == 404)
        #expect(problem.text("instance") == "/programs/nowhere-near-anything")
        #expect(problem.text("requestId") == answer["x-request-id"])
    }

    @Test("Its members stand in the order of the description, escaped where JSON asks for it")
    func writesMembersInOrder() throws {
        let answer = try TestAPI.send("/programs/%69po%22", fields: ["X-Request-Id: a-b"])
        #expect(
            String(decoding: answer.body, as: UTF8.self) == """
                {"type":"/problems/not-found","title":"Nothing is here","status":404,\
                "detail":"There is no such entry.","instance":"/programs/ipo%22","requestId":"a-b"}
                """)
        let hint = try TestAPI.send("/programs/ipo", fields: ["X-Request-Id: a-b"])
        #expect(
            String(decoding: hint.body, as: UTF8.self) == """
                {"type":"/problems/not-found","title":"Nothing is here","status":404,\
                "detail":"There is no such entry. Did you mean \\"iop\\"?","instance":"/programs/ipo",\
                "requestId":"a-b"}
                """)
    }

    @Test("A slip of the hand gets a hint", arguments: [("/programs/ipo", "iop"), ("/program", "/programs")])
    func suggests(path: String, hint: String) throws {
        let problem = try TestAPI.send(path).json()
        #expect(
            problem.text("detail")?.contains("Did you mean \"\(hint)\"?") == true, "\(problem.text("detail") ?? "")")
    }

    @Test("An alias leads to the entry for good, with the query", arguments: ["", "?x=1"])
    func redirectsAliases(query: String) throws {
        let answer = try TestAPI.send("/programs/intensive-outpatient-programs\(query)")
        #expect(answer.status == 308)
        #expect(answer["location"] == "/programs/iop\(query)")
    }

    @Test("A redirect's query is a URI's, whatever a browser left bare in it")
    func encodesQueries() throws {
        let answer = try TestAPI.send("/programs/?a=[{|}]^`\\&b=%41?/:@!$'()*+,;=")
        #expect(answer.status == 308)
        #expect(answer["location"] == "/programs?a=%5B%7B%7C%7D%5D%5E%60%5C&b=%41?/:@!$'()*+,;=")
    }

    @Test(
        "A target that says https is 421, except from a proxy that is trusted", arguments: ["GET", "OPTIONS", "POST"])
    func refusesHTTPS(method: String) throws {
        let proxy = try #require(AddressBlock("192.0.2.0/24"))
        let api = try TestAPI(store: InMemoryContactRequestStore()) { $0.trustedProxies = TrustedProxies([proxy]) }
        let answer = try api.send(method, "https://example.org/programs/iop", from: "198.51.100.1")
        #expect(answer.status == 421)
        #expect(try answer.json().text("type") == "/problems/misdirected-request")
        #expect(try answer.json().objects("crisis").count >= 3)
        #expect(try api.send(method, "http://example.org/programs/iop", from: "198.51.100.1").status != 421)
        #expect(try api.send(method, "https://example.org/programs/iop", from: "192.0.2.1").status != 421)
        #expect(try api.send(method, "https://example.org", from: "198.51.100.1").status == 421)
    }

    @Test("A slash at the end leads to the resource without it", arguments: ["/programs", "/programs/iop", "/livez"])
    func redirectsSlashes(path: String) throws {
        let answer = try TestAPI.send("\(path)/")
        #expect(answer.status == 308)
        #expect(answer["location"] == path)
    }

    @Test("Paths have one spelling", arguments: ["/Programs", "/programs//iop", "/programs/iop/more", "/programs/IOP"])
    func hasOneSpelling(path: String) throws {
        #expect([400, 404].contains(try TestAPI.send(path).status))
    }

    @Test(
        "Another method is 405 and names those that are there",
        arguments: ["POST", "PUT", "PATCH", "DELETE", "TRACE", "QUERY"])
    func refusesMethods(method: String) throws {
        let answer = try TestAPI.send(method, "/programs/iop", fields: ["Content-Length: 0"])
        #expect(answer.status == 405)
        #expect(answer["allow"] == "GET, HEAD, OPTIONS")
        #expect(try answer.json().text("type") == "/problems/method-not-allowed")
    }

    @Test("OPTIONS answers a preflight", arguments: ["/", "/programs", "/programs/iop", "/programs/no-such"])
    func answersPreflight(path: String) throws {
        let answer = try TestAPI.send(
            "OPTIONS", path, fields: ["Origin: https://example.org", "Access-Control-Request-Method: GET"])
        #expect(answer.status == 204)
        #expect(answer["allow"] == "GET, HEAD, OPTIONS")
        #expect(answer["access-control-allow-methods"] == "GET, HEAD, OPTIONS")
        #expect(answer["access-control-allow-origin"] == "*")
        #expect(answer["access-control-allow-headers"]?.contains("If-None-Match") == true)
        #expect(answer["access-control-max-age"] == "86400")
    }

    @Test("OPTIONS that is no preflight says nothing to browsers", arguments: [[], ["Origin: https://example.org"]])
    func answersOptions(fields: [String]) throws {
        for path in ["/programs", "/contact-requests"] {
            let answer = try TestAPI.send("OPTIONS", path, fields: fields)
            #expect(answer.status == 204)
            #expect(answer["allow"]?.hasPrefix("GET, HEAD, OPTIONS") == true)
            let names = answer.fields.map(\.name)
            #expect(!names.contains { $0.hasPrefix("access-control-allow-m") || $0 == "access-control-max-age" })
        }
    }

    @Test("OPTIONS * answers for the server")
    func answersAsterisk() throws {
        let answer = try TestAPI.send("OPTIONS", "*")
        #expect(answer.status == 204)
        #expect(answer["allow"]?.contains("GET") == true)
    }

    @Test("What a resource does not know as a parameter is refused, each by name")
    func refusesParameters() throws {
        let answer = try TestAPI.send("/programs?limit=0&colour=blue")
        let problem = try answer.json()
        #expect(answer.status == 400)
        #expect(problem.text("type") == "/problems/invalid-parameters")
        #expect(problem.objects("errors").map { $0.text("parameter") } == ["colour", "limit"])
    }

    @Test("A query's value does not come back in a problem")
    func keepsValuesToItself() throws {
        let text = String(decoding: try TestAPI.send("/programs?phone=2025550123").body, as: UTF8.self)
        #expect(!text.contains("2025550123"))
    }

    @Test("An empty query is no query")
    func takesEmptyQuery() throws {
        #expect(try TestAPI.send("/programs?").status == 200)
    }

    @Test("A malformed request is a problem too, and its kind is on a page")
    func answersMalformed() throws {
        let answer = try TestAPI.send("GET", "/programs", fields: ["Bad Field: x"])
        #expect(answer.status == 400)
        #expect(try answer.json().text("type") == "/problems/malformed-request")
    }

    @Test("Browsers are told to guess nothing and frame nothing", arguments: ["/programs/iop", "/nothing"])
    func hasSecurityFields(path: String) throws {
        let answer = try TestAPI.send(path)
        #expect(answer["x-content-type-options"] == "nosniff")
        #expect(answer["referrer-policy"] == "no-referrer")
        #expect(answer["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'")
    }
}
