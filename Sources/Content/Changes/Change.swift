/// One released change of the published material: a line of the ledger, which is only ever added to.
package struct Change: Sendable, Equatable {
    package enum Kind: String, Sendable { case created, updated, withdrawn }

    package let kind: Kind
    /// The day on which it was recorded.
    package let date: CalendarDate
    /// `collection/id` of an entry, or the name of a ``PublishedPart/sharedFiles`` document.
    package let path: String
    package let title: String
    /// ``PublishedPart/contentHash`` from then on; `nil` for what was withdrawn.
    package let contentHash: String?
    /// What people have to know about it; always there for what was withdrawn.
    package let reason: String?
    /// Whether copies have to follow at once: what was there could do harm.
    package let isUrgent: Bool
    /// `collection/id` of the entry to read instead of a withdrawn one.
    package let replacedBy: String?

    init(
        _ kind: Kind, _ date: CalendarDate, path: String, title: String, contentHash: String?, reason: String? = nil,
        isUrgent: Bool = false, replacedBy: String? = nil
    ) {
        self.kind = kind
        self.date = date
        self.path = path
        self.title = title
        self.contentHash = contentHash
        self.reason = reason
        self.isUrgent = isUrgent
        self.replacedBy = replacedBy
    }
}

extension Change {
    /// The collection and the id, of an entry.
    package var entry: (kind: CollectionKind, id: String)? {
        let parts = path.split(separator: "/").map(String.init)
        guard parts.count == 2, let kind = CollectionKind.all.first(where: { $0.folder == parts[0] }) else {
            return nil
        }
        return (kind, parts[1])
    }
}
