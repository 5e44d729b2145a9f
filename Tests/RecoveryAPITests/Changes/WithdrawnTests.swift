import Content
import JSON
import TestSupport
import Testing

@Suite("A withdrawn entry")
struct WithdrawnTests {
    private static let path = "/\(ResourcesCopy.sampleEntry)"

    private func api() throws -> TestAPI { try TestAPI(content: try RecordedContent.load().second) }

    @Test("Is 410 with the reason, the date, the replacement and whom to call")
    func isGone() throws {
        let answer = try api().send("GET", Self.path)
        #expect(answer.status == 410)
        #expect(answer["content-type"] == "application/problem+json")
        let problem = try answer.json()
        #expect(problem.text("type") == "/problems/withdrawn")
        #expect(problem["status"] == 410)
        #expect(problem.text("reason") == RecordedContent.reason)
        #expect(problem.text("date") == "2026-12-01")
        #expect(problem["urgent"] == true)
        #expect(problem.text("replacedBy", "href") == "/\(RecordedContent.replacement)")
        #expect(problem.text("detail")?.contains("A sample group") == true)
        #expect(problem.objects("crisis").first?.text("call") == "988")
    }

    @Test("May be kept by caches, and names no request")
    func isCacheable() throws {
        let api = try api()
        let answer = try api.send("GET", Self.path)
        #expect(answer["cache-control"]?.contains("max-age=300") == true)
        #expect(try answer.json()["requestId"] == nil)
        #expect(try api.send("GET", Self.path).body == answer.body)
        #expect(try api.send("HEAD", Self.path).status == 410)
        #expect(answer["access-control-allow-origin"] == "*")
    }

    @Test(
        "Is gone whatever is accepted", arguments: ["text/html", "application/ld+json", "application/json;q=0", "*/*"])
    func isGoneInEveryFormat(accept: String) throws {
        #expect(try api().send("GET", Self.path, fields: ["Accept: \(accept)"]).status == 410)
    }

    @Test("Is in no list and no mirror")
    func isNotListed() throws {
        let api = try api()
        var mirror = Mirror(query: "limit=100")
        try mirror.follow(api)
        #expect(mirror.bodies[Self.path] == nil)
        #expect(!(try api.send("GET", "/support-groups").text.contains("sample-group")))
    }
}
