import ContactRequests
import JSON
import TestSupport
import Testing

@Suite("The receipt in a browser: /contact-requests/received and /contact-requests/withdrawal")
struct WithdrawalPageTests {
    private static let accept = "Accept: text/html,application/xhtml+xml,*/*;q=0.8"
    private let store = InMemoryContactRequestStore()
    private let api: TestAPI

    init() throws { api = try TestAPI(store: store) }

    /// Posts a form as a browser does; returns what its cookie jar then holds.
    private func cookie() throws -> String {
        let answer = try api.post(.urlEncoded, accept: "text/html,*/*;q=0.8")
        #expect(answer.status == 303)
        let set = try #require(answer["set-cookie"])
        #expect(set.hasSuffix("; Path=/contact-requests/received; Max-Age=900; HttpOnly; SameSite=Lax"))
        return String(set.prefix { $0 != ";" })
    }

    private func withdraw(_ receipt: String, type: Intake = .urlEncoded) throws -> TestAPI.Answer {
        try api.send(
            "POST", "/contact-requests/withdrawal", fields: [type.typeField, Self.accept],
            body: type.body([("receipt", receipt)]))
    }

    @Test("The received page shows the receipt that the cookie brings, and no URL has it")
    func shows() throws {
        let cookie = try cookie()
        let id = String(cookie.dropFirst("receipt=".count))
        #expect(store.contactRequests.map(\.id.description) == [id])
        let page = try api.send(
            "GET", "/contact-requests/received", fields: [Self.accept, "Cookie: theme=dark; \(cookie); a=b"])
        #expect(page.status == 200 && page["cache-control"] == "no-store")
        #expect(page.text.contains("name=\"receipt\" value=\"\(id)\""))
        #expect(page.text.contains("\(id.prefix(4)) \(id.dropFirst(4).prefix(4)) "))
        #expect(!page.text.contains("href=\"/contact-requests/\(id)"))
    }

    @Test(
        "Without a receipt, or with what is none, the page says the rest",
        arguments: ["Cookie: other=1", "Cookie: receipt=<script>", "Cookie: receipt=", "Cookie: ;;=;"])
    func showsTheRest(cookie: String) throws {
        let page = try api.send("GET", "/contact-requests/received", fields: [Self.accept, cookie])
        #expect(page.status == 200)
        #expect(page.text.contains("<h1>We have your request</h1>"))
        #expect(!page.text.contains("Your receipt</h2>") && !page.text.contains("<script>"))
    }

    @Test("A program gets no cookie")
    func givesNone() throws {
        #expect(try api.post(.json)["set-cookie"] == nil)
    }

    @Test(
        "Takes back at once, twice with the same page, and forgets the cookie",
        arguments: [Intake.urlEncoded, .multipart])
    func withdraws(type: Intake) throws {
        let id = String(try cookie().dropFirst("receipt=".count))
        for _ in 0..<2 {
            let page = try withdraw(id, type: type)
            #expect(page.status == 200)
            #expect(page.text.contains("<h1>Your request is taken back</h1>") && page.text.contains("tel:988"))
            #expect(
                page["set-cookie"]?.contains("receipt=; ") == true && page["set-cookie"]?.contains("Max-Age=0") == true)
        }
        #expect(store.contactRequests.map(\.personal) == [nil])
    }

    @Test("Reads a receipt as people copy it: in groups, in capitals")
    func readsGroups() throws {
        let id = String(try cookie().dropFirst("receipt=".count)).uppercased()
        #expect(try withdraw(" \(id.prefix(4)) \(id.dropFirst(4).prefix(12))-\(id.dropFirst(16)) ").status == 200)
        #expect(store.contactRequests.map(\.personal) == [nil])
    }

    @Test(
        "What is no receipt gets the form again, with the fault beside its field",
        arguments: ["", "00000000000000000000000000000000", "\"><b>"])
    func refuses(text: String) throws {
        _ = try cookie()
        let page = try withdraw(text)
        #expect(page.status == 422)
        #expect(page.text.contains("id=\"receipt-fault\"") && page.text.contains("tel:988"))
        #expect(!page.text.contains("<b>"))
        #expect(store.contactRequests.allSatisfy { $0.personal != nil })
    }

    @Test("The form is a page for whoever takes one; another body is 415, another Accept 406, a query 400")
    func isStrict() throws {
        let path = "/contact-requests/withdrawal"
        let page = try api.send("GET", path)
        #expect(page.status == 200 && page["content-type"] == "text/html; charset=utf-8")
        #expect(page.text.contains("<label for=\"receipt\">"))
        #expect(try api.send("GET", path, fields: ["Accept: application/json"]).status == 406)
        #expect(try api.send("GET", "\(path)?receipt=1").status == 400)
        #expect(try api.send("POST", path, fields: ["Content-Type: application/json"], body: "{}").status == 415)
        #expect(try api.send("PUT", path).status == 405)
    }

    @Test("A browser whose form cannot be read learns that it is not its owner's fault, and the form's owner what is")
    func explains() throws {
        let answer = try api.send(
            "POST", "/contact-requests", fields: ["Content-Type: text/plain", Self.accept], body: "phone=1")
        #expect(answer.status == 415)
        #expect(answer.text.contains("That is not your fault") && answer.text.contains("application/json"))
    }
}
