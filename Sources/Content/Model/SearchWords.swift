/// What readers type, and what it leads to. For matching alone: many of these words are none that we would use of anybody.
package struct Synonym: Sendable {
    package let id: String
    package let words: [String]
    /// The best first.
    package let entries: [EntryLink]
    /// Whom to call, for words that ask for somebody to call.
    package let crisis: [CrisisResource]
    package let linksToSponsoredListings: Bool
}

/// Words in a search that call for crisis lines.
package struct CrisisWords: Sendable {
    package let id: String
    package let words: [String]
    /// The most urgent first.
    package let crisis: [CrisisResource]
}
