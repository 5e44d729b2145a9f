import ContactRequests
import JSON
import RecoveryAPI
import TestSupport
import Testing

@Suite("Staff at /contact-requests")
struct StaffTests {
    private static let token = "staff-token-of-tests-0123456789abcdef"
    private static let authorization = "Authorization: Bearer \(token)"
    private let store = InMemoryContactRequestStore()
    private let api: TestAPI

    init() throws {
        let tokens = try StaffTokens(
            file: Array("# night shift\n\nother-token-of-tests-0123456789abcdef\n\(Self.token)\n".utf8))
        api = try TestAPI(store: store) { $0.staffTokens = tokens }
    }

    private func record() throws -> String {
        try #require(try api.post(.json, Intake.least + [("name", "Ada")]).json().text("links", "self"))
    }

    private func send(_ method: String, _ path: String, _ fields: [String] = [], body: String? = nil) throws
        -> TestAPI.Answer
    {
        try api.send(method, path, fields: [Self.authorization] + fields, body: body)
    }

    private func change(
        _ path: String, to status: String, ifMatch tag: String?, _ others: [String] = []
    ) throws -> TestAPI.Answer {
        let fields = ["Content-Type: application/json"] + others + (tag.map { ["If-Match: \($0)"] } ?? [])
        return try send("PATCH", path, fields, body: "{\"status\":\"\(status)\"}")
    }

    @Test(
        "Without a known token it is 401, and says how to ask",
        arguments: [
            [], ["Authorization: Bearer wrong-token-of-tests-0123456789abcdef"], ["Authorization: Basic c3RhZmY6eA=="],
            ["Authorization: Bearer"], ["Authorization: \(token)"], ["Authorization: Bearer \(token)x"],
            [authorization, authorization],
        ])
    func refusesStrangers(fields: [String]) throws {
        let path = try record()
        for (method, target) in [("GET", "/contact-requests"), ("GET", path), ("PATCH", path)] {
            // Without any credentials the record is the sender's receipt.
            if fields.isEmpty, method == "GET", target == path { continue }
            let answer = try api.send(method, target, fields: fields)
            #expect(answer.status == 401)
            #expect(answer["www-authenticate"]?.hasPrefix("Bearer realm=") == true)
            #expect(answer["www-authenticate"]?.contains("invalid_token") == !fields.isEmpty)
            #expect(!answer.text.contains("token-of-tests"))
            #expect(!answer.text.contains("Ada"))
        }
    }

    @Test("Nobody is staff where no tokens are set")
    func hasNoStaff() throws {
        let api = try TestAPI(store: store)
        #expect(try api.send("GET", "/contact-requests", fields: [Self.authorization]).status == 401)
    }

    @Test("The scheme's name has no letter case", arguments: ["bearer", "BEARER", "Bearer "])
    func readsScheme(scheme: String) throws {
        #expect(
            try api.send("GET", "/contact-requests", fields: ["Authorization: \(scheme) \(Self.token)"]).status == 200)
    }

    @Test("The list is oldest first, without phone and name, page by page")
    func lists() throws {
        let paths = try (0..<3).map { _ in try record() }
        let first = try send("GET", "/contact-requests?limit=2")
        let page = try first.json()
        #expect(first.status == 200)
        #expect(page["totalCount"] == 3)
        #expect(page.objects("items").map { $0.text("links", "self") } == Array(paths.prefix(2)))
        #expect(!first.text.contains("Ada") && !first.text.contains("5550142"))
        let next = try #require(page.text("links", "next"))
        #expect(first["link"] == "<\(next)>; rel=\"next\"")
        let second = try send("GET", next).json()
        #expect(second.objects("items").map { $0.text("links", "self") } == [paths[2]])
        #expect(second.text("links", "next") == nil)
        #expect(try send("GET", "/contact-requests?status=closed").json()["totalCount"] == 0)
    }

    @Test("Each page links to those around it and to the first, in its body and in Link")
    func linksPages() throws {
        let paths = try (0..<5).map { _ in try record() }
        let first = try send("GET", "/contact-requests?limit=2&status=received")
        #expect(try first.json()["links"]?.object?.keys == ["self", "next"])
        let start = try #require(try first.json().text("links", "self"))
        let second = try send("GET", try #require(try first.json().text("links", "next")))
        let links = try #require(try second.json()["links"]?.object)
        #expect(links.keys == ["self", "first", "previous", "next"])
        #expect(links.text("first") == start)
        let previous = try #require(links.text("previous"))
        #expect(
            second.fields.filter { $0.name == "link" }.map(\.value) == [
                "<\(start)>; rel=\"first\"", "<\(previous)>; rel=\"prev\"",
                "<\(try #require(links.text("next")))>; rel=\"next\"",
            ])
        let back = try send("GET", previous)
        #expect(try back.json().objects("items") == first.json().objects("items"))
        #expect(try back.json().text("links", "self") == previous)
        #expect(try back.json()["links"]?.object?.keys == ["self", "first", "next"])
        let last = try send("GET", try #require(links.text("next"))).json()
        #expect(last.objects("items").map { $0.text("links", "self") } == [paths[4]])
        #expect(last["links"]?.object?.keys == ["self", "first", "previous"])
    }

    @Test(
        "A query with faults names each of them",
        arguments: [
            ("limit=0", ["limit"]), ("limit=101&status=open", ["status", "limit"]), ("limit=+5", ["limit"]),
            ("limit=5&limit=5", ["limit"]), ("cursor=%20", ["cursor"]), ("cursor=~~1", ["cursor"]),
            ("satus=received", ["satus"]),
            ("limit", ["limit"]),
        ])
    func refusesQueries(query: String, names: [String]) throws {
        let answer = try send("GET", "/contact-requests?\(query)")
        #expect(answer.status == 400)
        #expect(try answer.json().objects("errors").map { $0.text("parameter") } == names)
    }

    @Test("The record is whole, with its entity tag, and who read it is noted")
    func reads() async throws {
        let path = try record()
        let answer = try send("GET", path)
        let object = try answer.json()
        #expect(object.text("phone") == "+13125550142")
        #expect(object.text("name") == "Ada")
        #expect(object["safeToLeaveVoicemail"] == false)
        #expect(object.text("consent", "version") == "2026-11-25")
        #expect(object["nextStatuses"] == ["inProgress", "spam"])
        #expect(answer["etag"] == "\"1\"")
        #expect(answer["cache-control"] == "no-store")
        let id = try #require(ContactRequestID(String(path.suffix(32))))
        let actors = try await store.audit(of: id).filter { $0.action == .read }.map(\.actor)
        guard case .staff(let label) = try #require(actors.first) else { return #expect(Bool(false), "\(actors)") }
        #expect(label.text.wholeMatch(of: /[0-9a-f]{8}/) != nil)
    }

    @Test("Whoever has the record already gets 304, and 412 who wants another")
    func considersPreconditions() throws {
        let path = try record()
        let unchanged = try send("GET", path, ["If-None-Match: \"1\""])
        #expect(unchanged.status == 304)
        #expect(unchanged.body.isEmpty)
        #expect(unchanged["etag"] == "\"1\"")
        #expect(unchanged["cache-control"] == "no-store")
        #expect(try send("GET", path, ["If-None-Match: \"2\""]).status == 200)
        #expect(try send("GET", path, ["If-Match: \"2\""]).status == 412)
        #expect(try send("GET", path, ["If-Match: \"1\""]).status == 200)
        #expect(try change(path, to: "inProgress", ifMatch: "\"1\"", ["If-None-Match: \"1\""]).status == 412)
        #expect(try change(path, to: "inProgress", ifMatch: "\"1\"", ["If-None-Match: \"2\""]).status == 200)
    }

    @Test("A status changes step by step, each with the tag of the one before")
    func changes() throws {
        let path = try record()
        var tag = try #require(try send("GET", path)["etag"])
        for status in ["inProgress", "reached", "closed"] {
            let answer = try change(path, to: status, ifMatch: tag)
            #expect(answer.status == 200, "\(answer.text)")
            #expect(try answer.json().text("status") == status)
            tag = try #require(answer["etag"])
        }
    }

    @Test("Without a tag 428, with an old one 412, for a step that is none 409")
    func refusesChanges() throws {
        let path = try record()
        #expect(try change(path, to: "inProgress", ifMatch: nil).status == 428)
        #expect(try change(path, to: "inProgress", ifMatch: "*").status == 428)
        for tag in ["\"2\"", "W/\"1\"", "\"1\", \"2\"", "1", "\"x\"", "\"+1\"", "\"01\""] {
            let answer = try change(path, to: "inProgress", ifMatch: tag)
            #expect(answer.status == 412, "\(tag)")
        }
        let answer = try change(path, to: "closed", ifMatch: "\"1\"")
        #expect(answer.status == 409)
        #expect(try answer.json().text("detail")?.contains("inProgress, spam") == true)
        #expect(try change(path, to: "withdrawn", ifMatch: "\"1\"").status == 409)
        #expect(
            try change(String(path.dropLast(32)) + String(repeating: "0", count: 32), to: "spam", ifMatch: "\"1\"")
                .status == 404)
    }

    @Test(
        "A body that is no change is refused",
        arguments: [
            ("application/json", "{\"status\":\"opened\"}", 422), ("application/json", "{}", 422),
            ("application/json", "{\"status\":1}", 422),
            ("application/json", "{\"status\":\"spam\",\"phone\":\"1\"}", 422),
            ("application/json", "nonsense", 400), ("text/plain", "{\"status\":\"spam\"}", 415),
            ("application/x-www-form-urlencoded", "status=spam", 415),
        ])
    func refusesBodies(type: String, body: String, status: Int) throws {
        let path = try record()
        let answer = try send("PATCH", path, ["Content-Type: \(type)", "If-Match: \"1\""], body: body)
        #expect(answer.status == status)
        #expect(status != 415 || answer["accept-patch"] == "application/json, application/merge-patch+json")
        #expect(store.contactRequests.map(\.status) == [.received])
    }

    @Test("A merge patch is taken too")
    func takesMergePatch() throws {
        let path = try record()
        let fields = ["Content-Type: application/merge-patch+json", "If-Match: \"1\""]
        #expect(try send("PATCH", path, fields, body: "{\"status\":\"spam\"}").status == 200)
    }

    @Test(
        "A token file with faults names the line and not the token",
        arguments: [
            ("short\n", "line 1"), ("\(token)\n\(token)\n", "line 2"), ("", "no token"), ("# only this\n", "no token"),
            ("staff token with spaces 0123456789abcdef", "line 1"), ("====================================", "line 1"),
        ])
    func refusesTokenFiles(text: String, hint: String) {
        let error = #expect(throws: StaffTokens.Fault.self) { try StaffTokens(file: Array(text.utf8)) }
        #expect(error?.message.contains(hint) == true)
        #expect(error?.message.contains("0123456789") == false)
    }
}
