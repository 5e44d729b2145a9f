import JSON
import Testing

@Suite("Conditions and negotiation")
struct NegotiationTests {
    @Test("The same bytes have the same strong tag; other bytes another")
    func tagsBytes() throws {
        let one = try TestAPI.send("/programs/iop")
        let again = try TestAPI.send("/programs/iop")
        let tag = try #require(one["etag"])
        #expect(tag == again["etag"])
        #expect(tag.hasPrefix("\"") && tag.hasSuffix("\"") && tag.count > 20)
        #expect(try TestAPI.send("/programs/php")["etag"] != tag)
    }

    @Test("If-None-Match with the tag is 304 without a body", arguments: ["TAG", "W/TAG", "\"x\", TAG", "*"])
    func answersNotModified(value: String) throws {
        let tag = try #require(try TestAPI.send("/programs/iop")["etag"])
        let field = "If-None-Match: " + value.replacing("TAG", with: tag)
        let answer = try TestAPI.send("/programs/iop", fields: [field])
        #expect(answer.status == 304)
        #expect(answer.body.isEmpty)
        #expect(answer["etag"] == tag)
        #expect(answer["cache-control"]?.contains("max-age=300") == true)
        #expect(answer["vary"] == "Accept")
        #expect(answer["content-length"] == nil)
    }

    @Test("If-None-Match with another tag is the whole answer")
    func answersModified() throws {
        #expect(try TestAPI.send("/programs/iop", fields: ["If-None-Match: \"other\""]).status == 200)
    }

    @Test("If-Match with another tag, or a weak one, is 412", arguments: ["\"other\"", "W/TAG"])
    func answersPreconditionFailed(value: String) throws {
        let tag = try #require(try TestAPI.send("/programs/iop")["etag"])
        let field = "If-Match: " + value.replacing("TAG", with: tag)
        let answer = try TestAPI.send("/programs/iop", fields: [field])
        #expect(answer.status == 412)
        #expect(try answer.json().text("type") == "/problems/precondition-failed")
    }

    @Test("If-Match with the tag is the whole answer")
    func answersMatching() throws {
        let tag = try #require(try TestAPI.send("/programs/iop")["etag"])
        #expect(try TestAPI.send("/programs/iop", fields: ["If-Match: \(tag)"]).status == 200)
    }

    @Test(
        "JSON is served to whoever takes it",
        arguments: [
            "application/json", "*/*", "application/*", "text/html;q=0.9, */*;q=0.1", "text/html, application/json",
        ])
    func accepts(value: String) throws {
        #expect(try TestAPI.send("/programs", fields: ["Accept: \(value)"]).status == 200)
    }

    @Test("To who excludes JSON it is 406, in JSON", arguments: ["text/html", "application/json;q=0", "image/*"])
    func doesNotAccept(value: String) throws {
        let answer = try TestAPI.send("/programs", fields: ["Accept: \(value)"])
        #expect(answer.status == 406)
        #expect(answer["content-type"] == "application/problem+json")
        #expect(try answer.json().text("detail")?.contains("application/json") == true)
    }

    @Test("Content may be kept, and still be shown when we cannot be reached")
    func saysCaching() throws {
        #expect(
            try TestAPI.send("/programs/iop")["cache-control"]
                == "public, max-age=300, stale-while-revalidate=86400, stale-if-error=604800")
    }
}
