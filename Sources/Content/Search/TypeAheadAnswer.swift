/// What a half-typed text may become, the most relevant first.
package struct TypeAheadAnswer: Sendable, Equatable {
    /// As in ``SearchPage/crisis``.
    package var crisis: [Int] = []
    package var suggestions: [TypeAheadSuggestion] = []

    /// A list under a field that is longer is not read.
    package static let countMaximum = 10

    package init() {}
}

package struct TypeAheadSuggestion: Sendable, Equatable {
    /// Its position in ``ContentRepository/entries``.
    package let entry: Int
    /// The other name of the entry that was typed, if it is one that the entry shows.
    package let alsoKnownAs: String?
    /// Where what was typed stands in the title, in UTF-16 code units.
    package let titleMatches: [Range<Int>]

    package init(entry: Int, alsoKnownAs: String?, titleMatches: [Range<Int>]) {
        self.entry = entry
        self.alsoKnownAs = alsoKnownAs
        self.titleMatches = titleMatches
    }
}
