import Content
import JSON

/// `/feed.json`: the newest changes for people's feed readers. JSON Feed 1.1, https://jsonfeed.org/version/1.1.
struct JSONFeed {
    let feed: ChangeFeed
    let publicURL: PublicURL
    let crisis: [JSONObject]

    /// Readers show no more, and whoever wants all of it reads `/changes`.
    private static let itemCountMaximum = 100

    var object: JSONObject {
        [
            "version": "https://jsonfeed.org/version/1.1",
            "title": .string("\(ServerVersion.name): what is new"),
            "home_page_url": .string(publicURL.absolute(RouteTable.index)),
            "feed_url": .string(publicURL.absolute(RouteTable.jsonFeed)),
            "description": "What was published, updated and withdrawn. General information, and not medical advice.",
            "language": "en",
            "_recovery": [
                "about": .string(publicURL.absolute(RouteTable.description)),
                "crisis": .array(crisis.map(JSONValue.object)),
            ],
            "items": .array(items.map(JSONValue.object)),
        ]
    }

    /// The newest change of each entry, the newest first.
    private var items: [JSONObject] {
        let ledger = feed.ledger
        let places = ledger.changes.indices.reversed().filter { ledger.newestPlace(of: ledger.changes[$0].path) == $0 }
        return Array(places.lazy.compactMap { item(at: $0) }.prefix(Self.itemCountMaximum))
    }

    private func item(at place: Int) -> JSONObject? {
        let change = feed.ledger.changes[place]
        guard change.entry != nil else { return nil }
        let url = publicURL.absolute("/" + change.path)
        if change.kind == .withdrawn { return withdrawal(change, url) }
        guard let entry = feed.entry(at: change.path) else { return nil }
        var item: JSONObject = ["id": .string(url), "url": .string(url), "title": .string(entry.title)]
        item.set("summary", entry.summary)
        item.set("content_text", [change.reason, entry.summary].compactMap(\.self).joined(separator: "\n\n"))
        item.set("date_published", published(change.path).map(Self.time))
        item.set("date_modified", Self.time(change.date))
        item.set("tags", [entry.kind.title])
        return item
    }

    private func withdrawal(_ change: Change, _ url: String) -> JSONObject {
        let instead = change.replacedBy.map { " Read \(publicURL.absolute("/\($0)")) instead." } ?? ""
        return [
            "id": .string(url), "url": .string(url), "title": .string("Withdrawn: \(change.title)"),
            "content_text": .string((change.reason ?? "") + instead),
            "date_modified": .string(Self.time(change.date)),
        ]
    }

    /// When it was first there.
    private func published(_ path: String) -> CalendarDate? {
        feed.ledger.changes.first { $0.path == path && $0.kind == .created }?.date
    }

    /// The feed wants times (RFC 3339), and we know days.
    private static func time(_ date: CalendarDate) -> String { "\(date)T00:00:00Z" }
}
