import Content
import JSON
import RecoveryAPI
import TestSupport
import Testing

@Suite("GET /changes")
struct ChangesTests {
    /// All that a mirror shall have: every entry, the menu and the crisis lines.
    private func library(_ api: TestAPI) throws -> [String: [UInt8]] {
        var bodies: [String: [UInt8]] = [:]
        for collection in try api.send("GET", "/").json().objects("collections") {
            let list = try api.send("GET", try #require(collection.text("href"))).json()
            for item in list.objects("items") {
                let href = try #require(item.text("links", "self"))
                bodies[href] = try api.send("GET", href).body
            }
        }
        for href in ["/navigation", "/crisis-resources"] { bodies[href] = try api.send("GET", href).body }
        return bodies
    }

    @Test(
        "Replayed from nothing, it rebuilds the library exactly",
        arguments: ["", "limit=7", "limit=100&include=entry"])
    func rebuilds(query: String) throws {
        let api = try TestAPI()
        var mirror = Mirror(query: query)
        try mirror.follow(api)
        let library = try library(api)
        #expect(library.count >= 119)
        #expect(mirror.bodies == library)
    }

    @Test("Followed from an earlier release, it brings what was created, updated and withdrawn, and no more")
    func followsReleases() throws {
        let content = try RecordedContent.load()
        let first = try TestAPI(content: content.first)
        var mirror = Mirror(query: "limit=50")
        try mirror.follow(first)
        #expect(mirror.bodies == (try library(first)))
        let fetched = mirror.fetchCount
        let second = try TestAPI(content: content.second)
        try mirror.follow(second)
        let library = try library(second)
        #expect(mirror.bodies == library)
        #expect(mirror.bodies["/\(ResourcesCopy.sampleEntry)"] == nil)
        #expect((1..<80).contains(mirror.fetchCount - fetched))

        var fromNothing = Mirror()
        try fromNothing.follow(second)
        #expect(fromNothing.bodies == library)
        #expect(fromNothing.fetchCount == library.count)
    }

    @Test("An event says what, when and where; one that was superseded says by which")
    func shapesEvents() throws {
        let api = try TestAPI(content: try RecordedContent.load().second)
        var events: [JSONObject] = []
        for offset in ["/changes?limit=100", nil] {
            let href = try offset ?? #require(try api.send("GET", "/changes?limit=100").json().text("links", "next"))
            events += try api.send("GET", href).json().objects("items")
        }
        #expect(events.map { $0["sequence"] } == (1...events.count).map { .integer($0) })
        let own = events.filter { $0.text("href") == RecordedContent.medication }
        #expect(own.map { $0.text("kind") } == ["created", "updated"])
        #expect(own.first?["supersededBy"] == own.last?["sequence"])
        let last = try #require(own.last)
        #expect(
            last.keys == ["sequence", "kind", "date", "type", "id", "title", "href", "contentHash", "reason", "urgent"])
        #expect(last.text("type") == "medication" && last.text("id") == "lofexidine")
        #expect(last.text("date") == "2026-12-01" && last.text("reason") == RecordedContent.reason)
    }

    @Test("With nothing new, next is the token that came, and asking again is 304")
    func polls() throws {
        let page = try TestAPI.send("/changes?limit=100").json()
        let last = try TestAPI.send(try #require(page.text("links", "next"))).json()
        let next = try #require(last.text("links", "next"))
        let polled = try TestAPI.send(next)
        #expect(polled.status == 200)
        #expect(try polled.json().objects("items").isEmpty)
        #expect(try polled.json().text("links", "next") == next)
        #expect(polled["link"] == "<\(next)>; rel=\"next\"")
        #expect(polled["cache-control"] == "no-cache")
        let tag = try #require(polled["etag"])
        #expect(try TestAPI.send(next, fields: ["If-None-Match: \(tag)"]).status == 304)
    }

    @Test("A token is good after a restart, and for the longer history of a later release")
    func keepsTokens() throws {
        let next = try #require(try TestAPI.send("/changes?limit=3").json().text("links", "next"))
        #expect(try TestAPI().send("GET", next).body == (try TestAPI.send(next).body))
        #expect(try TestAPI(content: try RecordedContent.load().first).send("GET", next).status == 200)
    }

    @Test(
        "A token of another history, or of none, is refused",
        arguments: [
            "x", "", "1", "-1", "0", "1-0000000000000000", "+1-6daebb56b24731a7", "99999999999999999999-0",
            "9999999999-6daebb56b24731a7", "1-6DAEBB56B24731A7", "%20", "2-6daebb56b24731a7-",
        ])
    func refusesTokens(token: String) throws {
        let answer = try TestAPI.send("/changes?since=\(token)")
        #expect(answer.status == 400)
        let fault = try #require(try answer.json().objects("errors").first)
        #expect(fault.text("parameter") == "since")
        #expect(fault.text("detail")?.contains("start from nothing") == true)
    }

    @Test("A token of a history that goes on is refused as too new by a server that has not caught up")
    func refusesTooNew() throws {
        var mirror = Mirror(query: "limit=100")
        try mirror.follow(try TestAPI(content: try RecordedContent.load().first))
        let answer = try TestAPI.send(mirror.next)
        #expect(answer.status == 400)
        #expect(try answer.json().objects("errors").first?.text("detail")?.hasPrefix("Is newer") == true)
    }

    @Test("Every fault of the query comes at once", arguments: ["limit=0&includes=entry", "include=all&limit=101"])
    func refusesQueries(query: String) throws {
        let answer = try TestAPI.send("/changes?\(query)")
        #expect(answer.status == 400)
        #expect(try answer.json().objects("errors").count == 2)
    }

    @Test("Advertising is not in it")
    func leavesOutAdvertising() throws {
        for target in ["/changes?limit=100", "/changes?limit=100&include=entry"] {
            #expect(!(try TestAPI.send(target).text.contains("\"isSponsored\"")))
        }
    }
}
