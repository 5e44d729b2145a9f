import ContactRequests
import JSON
import TestSupport
import Testing

@Suite("POST /contact-requests")
struct IntakeTests {
    private let store = InMemoryContactRequestStore()
    private let api: TestAPI

    init() throws { api = try TestAPI(store: store) }

    private static let all = [
        ("phone", "+49 30 1234567"), ("consent", "true"), ("consentVersion", "2026-11-25"), ("name", "Ada & Søn"),
        ("program", "iop"), ("relationship", "lovedOne"), ("preferredTime", "evening"),
        ("timeZone", "Europe/Berlin"), ("safeToLeaveVoicemail", "true"), ("language", "de-DE"),
    ]

    @Test("Is kept the same from each type of body", arguments: Intake.allCases)
    func keeps(intake: Intake) throws {
        let answer = try api.post(intake, Self.all)
        #expect(answer.status == 201, "\(answer.text)")
        let kept = try #require(store.contactRequests.first)
        let personal = try #require(kept.personal)
        #expect(personal.phone.revealed == "+49301234567")
        #expect(personal.name?.revealed == "Ada & Søn")
        #expect(personal.program == "iop")
        #expect(personal.relationship == .lovedOne)
        #expect(personal.preferredTime == .evening)
        #expect(personal.timeZone?.text == "Europe/Berlin")
        #expect(personal.isVoicemailSafe)
        #expect(personal.language.text == "de-DE")
        #expect(kept.consent.text.version == "2026-11-25")
        #expect(kept.status == .received)
    }

    @Test("Is answered as the contract says, and never kept by a cache")
    func answers() throws {
        let answer = try api.post(.json, Intake.least + [("program", "iop")])
        let object = try answer.json()
        let id = try #require(object.text("id"))
        #expect(object.keys == ["id", "status", "receivedAt", "program", "consent", "links", "crisis"])
        #expect(id.wholeMatch(of: /[0-9a-f]{32}/) != nil)
        #expect(object.text("status") == "received")
        #expect(object.text("receivedAt") == "2026-11-24T12:00:00Z")
        #expect(object.text("program") == "iop")
        #expect(object.text("consent", "text")?.contains("Sample Clinic") == true)
        #expect(object.text("links", "self") == "/contact-requests/\(id)")
        #expect(answer["location"] == "/contact-requests/\(id)")
        #expect(answer["cache-control"] == "no-store")
        #expect(object.objects("crisis").first?.text("call") == "988")
    }

    @Test("Says nothing of phone and name in an answer")
    func saysNothingPersonal() throws {
        let answer = try api.post(.json, Self.all)
        #expect(!answer.text.contains("301234567") && !answer.text.contains("Ada"))
    }

    @Test(
        "Takes the ways in which a form says yes", arguments: ["true", "on", "yes", "1"])
    func takesTicks(value: String) throws {
        #expect(try api.post(.urlEncoded, [("phone", "3125550142"), ("consent", value)]).status == 201)
    }

    @Test("A browser is sent on to a page that carries the crisis lines", arguments: Intake.allCases)
    func redirects(intake: Intake) throws {
        let answer = try api.post(intake, accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
        #expect(answer.status == 303)
        #expect(answer["location"] == "/contact-requests/received")
        #expect(answer.text.contains("tel:988"))
        #expect(store.contactRequests.count == 1)
        let page = try api.send("GET", "/contact-requests/received", fields: ["Accept: text/html"])
        #expect(page.status == 200)
        #expect(page["content-type"] == "text/html; charset=utf-8")
        #expect(page["cache-control"] == "no-store")
        #expect(page.text.contains("<html lang=\"en\">") && page.text.contains("tel:988"))
        #expect(page.text.contains("Sample Clinic"))
        #expect(page["content-security-policy"]?.contains("default-src 'none'") == true)
        #expect(page.text.contains("<script") == false)
    }

    @Test(
        "Whoever takes JSON at least as gladly as a page gets JSON",
        arguments: [nil, "*/*", "application/json", "application/json, text/html", "text/html;q=0.5, application/json"])
    func prefersJSON(accept: String?) throws {
        #expect(try api.post(accept: accept).status == 201)
    }

    @Test(
        "Whoever takes neither gets 406, and nothing is kept",
        arguments: ["image/png", "text/html;q=0, application/json;q=0"])
    func refusesOtherAccept(accept: String) throws {
        let answer = try api.post(accept: accept)
        #expect(answer.status == 406)
        #expect(try answer.json().objects("crisis").count >= 3)
        #expect(store.contactRequests.isEmpty)
    }

    @Test("The trap is answered as ever and kept as spam", arguments: Intake.allCases)
    func trapsPrograms(intake: Intake) throws {
        let answer = try api.post(intake, Intake.least + [("website", "https://example.org")])
        #expect(answer.status == 201)
        #expect(try answer.json().text("status") == "received")
        #expect(store.contactRequests.map(\.status) == [.spam])
        let id = try #require(try answer.json().text("id"))
        #expect(try api.send("GET", "/contact-requests/\(id)").json().text("status") == "received")
    }

    @Test(
        "Keeps on which page somebody agreed, without its query",
        arguments: [
            (["Referer: https://example.org/help?me=1#x", "Origin: https://example.org"], "https://example.org/help"),
            (["Origin: https://example.org"], "https://example.org"), (["Origin: null"], nil), ([], nil),
        ] as [([String], String?)])
    func keepsPage(fields: [String], page: String?) throws {
        #expect(try api.post(more: fields).status == 201)
        #expect(store.contactRequests.first?.consent.page?.revealed == page)
    }

    @Test("A form's other fields are ignored", arguments: [Intake.urlEncoded, .multipart])
    func ignoresOthers(intake: Intake) throws {
        #expect(try api.post(intake, Intake.least + [("send", "Send"), ("diagnosis", "none of ours")]).status == 201)
    }

    @Test("The texts of consent are published with their hashes")
    func publishesConsent() throws {
        let answer = try api.send("GET", "/contact-requests/consent")
        let object = try answer.json()
        #expect(answer.status == 200)
        #expect(answer["cache-control"] == "no-store")
        #expect(object.text("current") == "2026-11-25")
        let text = try #require(object.objects("texts").first)
        #expect(text.text("text")?.contains("Sample Clinic") == true)
        #expect(text.text("sha256")?.count == 64)
        _ = try api.post()
        #expect(store.contactRequests.first?.consent.text.digest.hexadecimal() == text.text("sha256"))
    }
}
