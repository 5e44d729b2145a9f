import JSON
import Testing

/// Somebody who keeps a copy of the library by the change feed alone.
struct Mirror {
    /// The bodies by path.
    private(set) var bodies: [String: [UInt8]] = [:]
    private(set) var next = "/changes"
    private(set) var fetchCount = 0
    private let query: String

    /// `query` is added to the first request: `limit` and `include`.
    init(query: String = "") {
        self.query = query
        if !query.isEmpty { next += "?\(query)" }
    }

    /// Follows the feed of `api` to its end.
    mutating func follow(_ api: TestAPI) throws {
        // Bounded by the history, whose changes all come once.
        while true {
            let answer = try api.send("GET", next)
            #expect(answer.status == 200, "\(next): \(answer.text)")
            let page = try answer.json()
            for event in page.objects("items") { try apply(event, api) }
            next = try #require(page.text("links", "next"))
            if page["remainingCount"] == 0 { return }
        }
    }

    private mutating func apply(_ event: JSONObject, _ api: TestAPI) throws {
        let href = try #require(event.text("href"))
        if event["supersededBy"] != nil {
            #expect(event["entry"] == nil)
        } else if event.text("kind") == "withdrawn" {
            bodies[href] = nil
        } else if query.contains("include=entry") {
            bodies[href] = try #require(event["entry"]).encoded()
        } else {
            fetchCount += 1
            bodies[href] = try api.send("GET", href).body
        }
    }
}
