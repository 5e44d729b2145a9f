import JSON
import TestSupport
import Testing

@Suite("POST /contact-requests: faults")
struct IntakeFaultTests {
    private let store = InMemoryContactRequestStore()
    private let api: TestAPI

    init() throws { api = try TestAPI(store: store) }

    private static let faulty = [
        ("phone", "12"), ("consent", "false"), ("consentVersion", "never"), ("program", "no-such"),
        ("relationship", "cousin"), ("preferredTime", "midnight"), ("timeZone", "Mars/Olympus"), ("language", "e"),
    ]

    @Test("All are told at once, each with its place", arguments: Intake.allCases)
    func tellsAll(intake: Intake) throws {
        let answer = try api.post(intake, Self.faulty)
        let problem = try answer.json()
        #expect(answer.status == 422)
        #expect(answer["content-type"] == "application/problem+json")
        #expect(problem.text("type") == "/problems/invalid-contact-request")
        let key = intake == .json ? "pointer" : "parameter"
        let places = problem.objects("errors").compactMap { $0.text(key) }
        #expect(places == Self.faulty.map { intake == .json ? "/\($0.0)" : $0.0 })
        #expect(problem.objects("crisis").count >= 3)
        #expect(store.contactRequests.isEmpty)
    }

    @Test(
        "A browser gets the form again, with each fault beside its field and what was typed",
        arguments: [
            Intake.urlEncoded, .multipart,
        ])
    func showsForm(intake: Intake) throws {
        let answer = try api.post(intake, Self.faulty + [("name", "<b>\"Ada\"</b>")], accept: "text/html")
        #expect(answer.status == 422)
        #expect(answer["content-type"] == "text/html; charset=utf-8")
        for field in ["phone", "consent", "program", "relationship", "preferredTime", "timeZone", "language"] {
            #expect(answer.text.contains("id=\"\(field)-fault\""), "\(field)")
            #expect(answer.text.contains("href=\"#\(field)\""), "\(field)")
            #expect(answer.text.contains("aria-describedby=\"\(field)-fault"), "\(field)")
        }
        #expect(answer.text.contains("value=\"&lt;b&gt;&quot;Ada&quot;&lt;/b&gt;\""))
        #expect(!answer.text.contains("<b>"))
        #expect(answer.text.contains("value=\"Mars/Olympus\""))
        #expect(answer.text.contains("tel:988"))
    }

    @Test("The page keeps good values and a tick that was set")
    func keepsValues() throws {
        let answer = try api.post(
            .urlEncoded,
            [
                ("phone", "12"), ("consent", "on"), ("program", "iop"), ("preferredTime", "evening"),
                ("safeToLeaveVoicemail", "on"), ("website", ""),
            ], accept: "text/html")
        #expect(answer.text.contains("<option value=\"iop\" selected>"))
        #expect(answer.text.contains("<option value=\"evening\" selected>"))
        #expect(answer.text.matches(of: /type="checkbox" value="true" checked/).count == 2)
        #expect(answer.text.matches(of: /-fault"/).count >= 1)
    }

    @Test("Consent to a text that was never published is not kept as a tick")
    func forgetsTick() throws {
        let answer = try api.post(
            .urlEncoded, [("phone", "3125550142"), ("consent", "on"), ("consentVersion", "0")], accept: "text/html")
        #expect(answer.status == 422)
        #expect(!answer.text.contains(" checked"))
        #expect(answer.text.contains("name=\"consentVersion\" value=\"2026-11-25\""))
    }

    @Test(
        "A JSON member that does not exist is 422 with a hint, but never with data in it",
        arguments: [
            ("phoneNumber", "/phoneNumber", ""), ("languag", "/languag", " Did you mean \"language\"?"),
            ("3125550142", "", ""), ("Ada Lovelace", "", ""), ("websit", "/websit", ""), ("returnTo", "/returnTo", ""),
        ])
    func refusesMembers(name: String, pointer: String, hint: String) throws {
        let answer = try api.post(.json, Intake.least + [(name, "x")])
        #expect(answer.status == 422)
        let error = try #require(try answer.json().objects("errors").first)
        #expect(error.text("pointer") == pointer)
        #expect(error.text("detail")?.hasSuffix("member does not exist here.\(hint)") == true, "\(answer.text)")
        #expect(!answer.text.contains("3125550142") && !answer.text.contains("Ada"))
    }

    @Test(
        "A body that cannot be read is 400 and nothing of it comes back",
        arguments: [
            (Intake.json, "{\"phone\": \"312 555 0142\", oops}"), (.json, "{\"phone\":\"1\",\"phone\":\"3125550142\"}"),
            (.json, ""), (.json, "\u{FEFF}{}"), (.urlEncoded, "phone=312%"), (.urlEncoded, "phone=%FF5550142"),
            (.multipart, "3125550142"),
            (.multipart, "--edge\r\nContent-Disposition: form-data; name=\"phone\"\r\n\r\n55501"),
        ])
    func refusesMalformed(intake: Intake, body: String) throws {
        let answer = try api.send("POST", "/contact-requests", fields: [intake.typeField], body: body)
        #expect(answer.status == 400)
        #expect(try answer.json().text("type") == "/problems/malformed-body")
        #expect(try answer.json().objects("crisis").count >= 3)
        #expect(!answer.text.contains("5550"))
    }

    @Test("JSON that is no object is 422", arguments: ["[]", "1", "\"3125550142\"", "null"])
    func refusesOtherJSON(body: String) throws {
        let answer = try api.send("POST", "/contact-requests", fields: [Intake.json.typeField], body: body)
        #expect(answer.status == 422)
        #expect(!answer.text.contains("5550"))
    }

    @Test("JSON values of another type are 422", arguments: ["1", "1.5", "null", "[]", "{}", "true"])
    func refusesTypes(value: String) throws {
        let answer = try api.send(
            "POST", "/contact-requests", fields: [Intake.json.typeField], body: "{\"phone\":\(value),\"consent\":true}")
        #expect(answer.status == 422)
        #expect(try answer.json().objects("errors").map { $0.text("pointer") } == ["/phone"])
    }

    @Test("A form's field that stands twice is refused", arguments: [Intake.urlEncoded, .multipart])
    func refusesDoubles(intake: Intake) throws {
        let answer = try api.post(intake, Intake.least + [("phone", "3125550143")])
        #expect(answer.status == 422)
        #expect(try answer.json().objects("errors").map { $0.text("parameter") } == ["phone"])
    }

    @Test(
        "Another type of body is 415 and the answer names those that are taken",
        arguments: [
            ["Content-Type: text/plain"], [], ["Content-Type: application/xml"],
            ["Content-Type: application/json; charset=latin1"],
            ["Content-Type: application/json", "Content-Encoding: gzip"],
            ["Content-Type: application/json", "Content-Type: application/json"], ["Content-Type: json"],
            ["Content-Type: application/merge-patch+json"],
        ])
    func refusesTypesOfBody(fields: [String]) throws {
        let answer = try api.send("POST", "/contact-requests", fields: fields, body: Intake.json.body(Intake.least))
        #expect(answer.status == 415)
        #expect(
            answer["accept-post"] == "application/json, application/x-www-form-urlencoded, multipart/form-data")
        #expect(try answer.json().objects("crisis").count >= 3)
        #expect(store.contactRequests.isEmpty)
    }

    @Test("To a coded body the 415 says that none is taken", arguments: [("gzip", "identity"), ("identity", nil)])
    func namesCodings(coding: String, expected: String?) throws {
        let answer = try api.send(
            "POST", "/contact-requests", fields: ["Content-Type: text/plain", "Content-Encoding: \(coding)"], body: "a")
        #expect(answer.status == 415)
        #expect(answer["accept-encoding"] == expected)
    }

    @Test("A precondition that does not hold is 412", arguments: ["If-Match: \"1\"", "If-None-Match: *"])
    func considersPreconditions(field: String) throws {
        let fields = ["Content-Type: application/json", field]
        let answer = try api.send("POST", "/contact-requests", fields: fields, body: Intake.json.body(Intake.least))
        #expect(answer.status == 412)
        #expect(try answer.json().objects("crisis").count >= 3)
        #expect(store.contactRequests.isEmpty)
    }

    @Test("A body of more than 16 KiB is 413")
    func refusesLargeBodies() throws {
        let answer = try api.post(.json, Intake.least + [("name", String(repeating: "a", count: 16_384))])
        #expect(answer.status == 413)
        #expect(try answer.json().objects("crisis").count >= 3)
    }

    @Test("A query is refused")
    func refusesQuery() throws {
        let answer = try api.send(
            "POST", "/contact-requests?phone=3125550142", fields: [Intake.json.typeField],
            body: Intake.json.body(Intake.least))
        #expect(answer.status == 400)
        #expect(!answer.text.contains("5550142"))
    }

    @Test(
        "Another method is 405 with a complete Allow and with whom to call",
        arguments: [
            ("PUT", "/contact-requests", "GET, HEAD, OPTIONS, POST"),
            ("DELETE", "/contact-requests", "GET, HEAD, OPTIONS, POST"),
            ("POST", "/contact-requests/x", "GET, HEAD, OPTIONS, PATCH, DELETE"),
        ])
    func refusesMethods(method: String, path: String, allow: String) throws {
        let answer = try api.send(method, path, body: "")
        #expect(answer.status == 405)
        #expect(answer["allow"] == allow)
        #expect(try answer.json().objects("crisis").count >= 3)
    }
}
