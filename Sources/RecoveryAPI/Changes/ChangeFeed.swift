import Content
import JSON

/// The ledger with what it speaks of, as events.
struct ChangeFeed: Sendable {
    let ledger: ChangeLedger
    private let entries: [String: Entry]
    /// The shared files that have an address, by their path in the ledger.
    private let documents: [String: Document]

    private struct Document: Sendable {
        let type: String
        let href: String
        let object: JSONObject
    }

    init(_ content: ContentRepository) {
        ledger = content.changes
        var entries: [String: Entry] = [:]
        for entry in content.entries { entries[entry.path] = entry }
        self.entries = entries
        documents = [
            "navigation": Document(
                type: "navigation", href: RouteTable.navigation, object: content.navigation.representation),
            "crisis-resources": Document(
                type: "crisisResources", href: RouteTable.crisisResources,
                object: Self.list(content.crisisResources.map(\.representation), at: RouteTable.crisisResources)),
        ]
    }

    /// The list that stands at `href`, which is short enough for one page.
    private static func list(_ items: [JSONObject], at href: String) -> JSONObject {
        precondition(items.count <= ListQuery.limitDefault, "\(href) has more than one page")
        return [
            "items": .array(items.map(JSONValue.object)), "totalCount": .integer(items.count),
            "links": ["self": .string(href)],
        ]
    }

    /// The entry at a path of the ledger, as it is now.
    func entry(at path: String) -> Entry? { entries[path] }

    /// The change at a place of the ledger.
    func event(at place: Int, includesEntry: Bool) -> JSONObject {
        let change = ledger.changes[place]
        let newest = ledger.newestPlace(of: change.path)
        var event: JSONObject = [
            "sequence": .integer(place + 1), "kind": .string(change.kind.rawValue),
            "date": .string(change.date.description),
        ]
        name(change, in: &event)
        event.set("contentHash", change.contentHash)
        event.set("reason", change.reason)
        if change.isUrgent { event["urgent"] = true }
        if let replacement = change.replacement(in: self) { event["replacedBy"] = .object(replacement) }
        if let newest, newest != place {
            event["supersededBy"] = .integer(newest + 1)
        } else if includesEntry, change.kind != .withdrawn {
            event["entry"] = object(at: change.path).map(JSONValue.object)
        }
        return event
    }

    private func name(_ change: Change, in event: inout JSONObject) {
        let entry = change.entry
        event.set("type", entry?.kind.type ?? documents[change.path]?.type)
        event.set("id", entry?.id ?? change.path)
        event.set("title", change.title)
        event.set("href", "/" + change.path)
    }

    private func object(at path: String) -> JSONObject? {
        entries[path]?.representation ?? documents[path]?.object
    }
}

extension Change {
    /// The entry to read instead, if it is there.
    func replacement(in feed: ChangeFeed) -> JSONObject? {
        guard let entry = replacedBy.flatMap({ feed.entry(at: $0) }) else { return nil }
        return entry.link.representation
    }
}
