import ContactRequests
import JSON
import TestSupport
import Testing

@Suite("GET and DELETE /contact-requests/{id}, by the receipt")
struct ReceiptTests {
    private let store = InMemoryContactRequestStore()
    private let api: TestAPI

    init() throws { api = try TestAPI(store: store) }

    private func receipt() throws -> String {
        try #require(try api.post(.json, Intake.least + [("name", "Ada")]).json().text("links", "self"))
    }

    @Test("Shows the status and nothing personal")
    func shows() throws {
        let path = try receipt()
        let answer = try api.send("GET", path)
        let object = try answer.json()
        #expect(answer.status == 200)
        #expect(object.keys == ["id", "status", "receivedAt", "updatedAt", "links", "crisis"])
        #expect(object.text("status") == "received")
        #expect(object.text("links", "self") == path)
        #expect(answer["cache-control"] == "no-store")
        #expect(!answer.text.contains("Ada") && !answer.text.contains("5550142"))
    }

    @Test("Withdraws at once and for good, twice with the same answer")
    func withdraws() throws {
        let path = try receipt()
        for _ in 0..<2 {
            let answer = try api.send("DELETE", path)
            #expect(answer.status == 204)
            #expect(answer.body.isEmpty)
        }
        #expect(store.contactRequests.map(\.personal) == [nil])
        #expect(try api.send("GET", path).json().text("status") == "withdrawn")
    }

    @Test(
        "What is no receipt is 404 and is not repeated", arguments: ["GET", "DELETE"],
        [
            "00000000000000000000000000000000", "3125550142", "0000000000000000000000000000000G", "ada",
        ])
    func refuses(method: String, id: String) throws {
        let answer = try api.send(method, "/contact-requests/\(id)")
        #expect(answer.status == 404)
        let problem = try answer.json()
        #expect(problem.text("type") == "/problems/not-found")
        #expect(problem.objects("crisis").count >= 3)
        #expect(id.first == "0" || !answer.text.contains(id))
    }

    @Test("Has no entity tag: a precondition by one fails, and `*` is for any")
    func considersPreconditions() throws {
        let path = try receipt()
        #expect(try api.send("GET", path, fields: ["If-Match: \"1\""]).status == 412)
        #expect(try api.send("GET", path, fields: ["If-Match: *"]).status == 200)
        #expect(try api.send("GET", path, fields: ["If-None-Match: *"]).status == 304)
        #expect(try api.send("GET", path, fields: ["If-None-Match: \"1\""]).status == 200)
        // Nobody knows when it was modified.
        let date = "Sun, 06 Nov 1994 08:49:37 GMT"
        #expect(
            try api.send("GET", path, fields: ["If-Modified-Since: \(date)", "If-Unmodified-Since: \(date)"]).status
                == 200)
        #expect(try api.send("DELETE", path, fields: ["If-Match: \"1\""]).status == 412)
        #expect(try api.send("DELETE", path, fields: ["If-None-Match: *"]).status == 412)
        #expect(try api.send("GET", path).json().text("status") == "received")
        #expect(try api.send("DELETE", path, fields: ["If-Match: *"]).status == 204)
    }

    @Test("Is JSON for whoever takes that, and 406 for others")
    func negotiates() throws {
        let path = try receipt()
        #expect(try api.send("GET", path, fields: ["Accept: text/html, */*;q=0.1"]).status == 200)
        #expect(try api.send("GET", path, fields: ["Accept: text/html"]).status == 406)
    }

    @Test("A query is refused")
    func refusesQuery() throws {
        let path = try receipt()
        #expect(try api.send("GET", "\(path)?full=1").status == 400)
        #expect(try api.send("DELETE", "\(path)?now=1").status == 400)
        #expect(store.contactRequests.allSatisfy { $0.personal != nil })
    }
}
