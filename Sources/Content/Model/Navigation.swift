/// The menu of the source article: its titles, to the letter, each leading to its entry.
package struct Navigation: Sendable {
    /// Entries that stand together in the menu. The source article does not mark them; the division is ours.
    package struct Cluster: Sendable {
        package let id: String
        package let title: String
        package let entries: [EntryLink]
    }

    /// In the order of the source article.
    package let clusters: [Cluster]
}
