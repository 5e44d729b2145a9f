import Content
import HTTP
import JSON

/// `GET /changes`: what was created, updated and withdrawn since somebody last asked, in order.
///
/// Who replays it from nothing has the library as it is. An event says what became of a resource and not how it looked then: only the newest version
/// of anything is there to be had. An event that a later one supersedes says so, so that nobody fetches twice.
struct ChangesEndpoint: MadeEndpoint {
    private let feed: ChangeFeed

    private static let limits = 1...100
    private static let limitDefault = 50

    init(_ feed: ChangeFeed) { self.feed = feed }

    func answer(_ request: HTTPRequest) throws(Problem) -> HTTPResponse {
        if let problem = MadeRepresentation.refusal(of: request) { throw problem }
        var reader = QueryReader(request, names: ["since", "limit", "include"])
        let start = start(&reader)
        let limit = reader.number("limit", in: Self.limits)
        let includesEntries = reader.choice("include", among: ["entry"]) != nil
        if let problem = reader.problem { throw problem }
        let end = min(start + (limit ?? Self.limitDefault), feed.ledger.changes.count)
        let others = (limit.map { "&limit=\($0)" } ?? "") + (includesEntries ? "&include=entry" : "")
        let next = "\(RouteTable.changes)?since=\(token(end))\(others)"
        let own =
            reader.has("since") ? "?since=\(token(start))\(others)" : others.isEmpty ? "" : "?" + others.dropFirst()
        let object: JSONObject = [
            "items": .array((start..<end).map { .object(feed.event(at: $0, includesEntry: includesEntries)) }),
            "totalCount": .integer(feed.ledger.changes.count),
            "remainingCount": .integer(feed.ledger.changes.count - end), "version": .string(ServerVersion.number),
            "links": ["self": .string(RouteTable.changes + own), "next": .string(next)],
        ]
        // Whoever asks wants to know now: what was withdrawn in haste must not wait for a cache. An answer that is kept is asked about, and 304 is cheap.
        return try MadeRepresentation.response(
            object, to: request, cacheControl: "no-cache", links: ["<\(next)>; rel=\"next\""])
    }

    private func token(_ count: Int) -> String { ChangeToken.text(count: count, of: feed.ledger) }

    private func start(_ reader: inout QueryReader) -> Int {
        guard let text = reader.text("since") else { return 0 }
        do throws(ChangeToken.Fault) { return try ChangeToken(text, of: feed.ledger).count } catch {
            switch error {
            case .unknown:
                reader.note("since", "Is no token of this server's changes. Leave it out and start from nothing.")
            case .tooNew:
                reader.note(
                    "since", "Is newer than all changes that this server has. Ask again later, or start from nothing.")
            }
            return 0
        }
    }
}
