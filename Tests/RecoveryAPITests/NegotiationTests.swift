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
        #expect(answer["vary"] == "Accept, Accept-Encoding")
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

    @Test(
        "To who excludes JSON and pages it is 406, in JSON",
        arguments: ["text/plain", "application/json;q=0, text/html;q=0", "image/*"])
    func doesNotAccept(value: String) throws {
        let answer = try TestAPI.send("/programs", fields: ["Accept: \(value)"])
        #expect(answer.status == 406)
        #expect(answer["content-type"] == "application/problem+json")
        #expect(try answer.json().text("detail")?.contains("application/json") == true)
        #expect(try answer.json().objects("available").map { $0.text("href") } == ["/programs", "/programs"])
    }

    @Test("A date since which nothing changed is 304, an earlier one the whole answer")
    func answersByDate() throws {
        #expect(try TestAPI.send("/programs")["last-modified"] == "Tue, 24 Nov 2026 12:00:00 GMT")
        for (date, status) in [
            ("Tue, 24 Nov 2026 12:00:00 GMT", 304), ("Tuesday, 24-Nov-26 12:00:01 GMT", 304),
            ("Tue Nov 24 12:00:00 2026", 304), ("Tue, 24 Nov 2026 11:59:59 GMT", 200), ("tomorrow", 200),
        ] {
            #expect(try TestAPI.send("/programs", fields: ["If-Modified-Since: \(date)"]).status == status, "\(date)")
        }
    }

    @Test("A date after which something changed is 412 where it must not have")
    func answersUnmodifiedSince() throws {
        let earlier = "If-Unmodified-Since: Tue, 24 Nov 2026 11:59:59 GMT"
        #expect(try TestAPI.send("/programs", fields: [earlier]).status == 412)
        #expect(
            try TestAPI.send("/programs", fields: ["If-Unmodified-Since: Tue, 24 Nov 2026 12:00:00 GMT"]).status == 200)
    }

    @Test("A date that is doubled, listed or none counts for nothing")
    func disregardsOtherDates() throws {
        let late = "Tue, 24 Nov 2026 12:00:00 GMT"
        let early = "Sun, 06 Nov 1994 08:49:37 GMT"
        for (name, date) in [("If-Modified-Since", late), ("If-Unmodified-Since", early)] {
            let others = [["\(date), \(date)"], [date, date], ["yesterday"], [""], ["0"]]
            #expect(try TestAPI.send("/programs", fields: ["\(name): \(date)"]).status != 200)
            for values in others {
                let fields = values.map { "\(name): \($0)" }
                #expect(try TestAPI.send("/programs", fields: fields).status == 200, "\(fields)")
            }
        }
    }

    @Test(
        "A precondition changes nothing where the answer is an error anyway",
        arguments: ["If-Match: \"other\"", "If-None-Match: *", "If-Unmodified-Since: Sun, 06 Nov 1994 08:49:37 GMT"])
    func disregardsPreconditionsOfErrors(field: String) throws {
        #expect(try TestAPI.send("/nothing", fields: [field]).status == 404)
        #expect(try TestAPI.send("/programs?colour=blue", fields: [field]).status == 400)
        #expect(try TestAPI.send("/programs", fields: [field, "Accept: image/png"]).status == 406)
        #expect(try TestAPI.send("POST", "/programs", fields: [field]).status == 405)
        #expect(try TestAPI.send("OPTIONS", "/programs", fields: [field]).status == 204)
        #expect(try TestAPI.send("/contact-requests", fields: [field]).status == 401)
        #expect(try TestAPI.send("/contact-requests/ada", fields: [field]).status == 404)
        let unknown = "/contact-requests/00000000000000000000000000000000"
        for (method, target) in [("GET", unknown), ("DELETE", unknown), ("DELETE", "/contact-requests/ada")] {
            #expect(try TestAPI.send(method, target, fields: [field]).status == 404)
        }
    }

    @Test("A tag decides before a date")
    func prefersTags() throws {
        let since = "If-Modified-Since: Tue, 24 Nov 2026 12:00:00 GMT"
        #expect(try TestAPI.send("/programs", fields: ["If-None-Match: \"other\"", since]).status == 200)
        let tag = try #require(try TestAPI.send("/programs")["etag"])
        let earlier = "If-Unmodified-Since: Tue, 24 Nov 2026 11:59:59 GMT"
        #expect(try TestAPI.send("/programs", fields: ["If-Match: \(tag)", earlier]).status == 200)
    }

    @Test(
        "Who excludes an answer without a coding gets 406",
        arguments: [
            ("gzip", 200), ("identity;q=0", 406), ("*;q=0", 406), ("gzip;q=1, *;q=0", 200),
            ("*;q=0, identity;q=0.1", 200), ("", 200), ("identity;q=nonsense", 200),
        ])
    func negotiatesCoding(value: String, status: Int) throws {
        #expect(try TestAPI.send("/programs", fields: ["Accept-Encoding: \(value)"]).status == status)
    }

    @Test(
        "Ranges are not offered, and a request for one gets the whole",
        arguments: [
            ["Range: bytes=0-1"], ["Range: bytes=0-1,3-4", "If-Range: \"other\""], ["Range: furlongs=1-2"],
            ["Range: bytes=99999999999999999999-"], ["Range: bytes=5-1"],
        ])
    func hasNoRanges(fields: [String]) throws {
        let whole = try TestAPI.send("/programs")
        let answer = try TestAPI.send("/programs", fields: fields)
        #expect(answer.status == 200)
        #expect(answer.body == whole.body)
        #expect(answer["accept-ranges"] == "none")
        #expect(answer["content-range"] == nil)
    }

    @Test("Who wants nothing from a cache still gets 304", arguments: ["Cache-Control: no-cache", "Pragma: no-cache"])
    func disregardsRequestDirectives(field: String) throws {
        let tag = try #require(try TestAPI.send("/programs/iop")["etag"])
        #expect(try TestAPI.send("/programs/iop", fields: ["If-None-Match: \(tag)", field]).status == 304)
    }

    @Test(
        "No answer has a field twice, nor one that belongs to a cache, a proxy or a connection",
        arguments: [
            ("GET", "/programs/iop"), ("GET", "/programs/iop/"), ("GET", "/nothing"), ("OPTIONS", "*"),
            ("OPTIONS", "/contact-requests"), ("POST", "/programs"), ("PUT", "/contact-requests"), ("GET", "/livez"),
        ])
    func sendsEachFieldOnce(method: String, target: String) throws {
        let names = try TestAPI.send(method, target, fields: ["Origin: https://example.org"]).fields.map(\.name)
        #expect(Set(names).count == names.count, "\(names)")
        let others = [
            "age", "via", "warning", "connection", "transfer-encoding", "trailer", "upgrade", "te", "expires",
        ]
        #expect(Set(names).isDisjoint(with: others), "\(names)")
    }

    @Test("Content may be kept, and still be shown when we cannot be reached")
    func saysCaching() throws {
        #expect(
            try TestAPI.send("/programs/iop")["cache-control"]
                == "public, max-age=300, stale-while-revalidate=86400, stale-if-error=604800")
    }
}
