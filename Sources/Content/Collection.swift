/// All entries of one kind.
package struct Collection: Sendable {
    package let kind: CollectionKind
    /// By title in any letter case, then by id.
    package let entries: [Entry]

    init(kind: CollectionKind, entries: [Entry]) {
        self.kind = kind
        self.entries = entries.sorted { ($0.title.lowercased(), $0.id) < ($1.title.lowercased(), $1.id) }
    }
}
