/// A page of what was found.
///
/// Entries and crisis lines are named by their positions in ``ContentRepository/entries`` and ``ContentRepository/crisisResources``: whoever answers has
/// them encoded already.
package struct SearchPage: Sendable, Equatable {
    /// Lines that come before all hits, the most urgent first; none unless the words ask for them.
    package var crisis: [Int] = []
    package var hits: [SearchHit] = []
    /// Of all pages.
    package var totalCount = 0
    /// Of the page after this one.
    package var nextCursor: String?
    /// Words that nothing was found for, with those that were searched for instead.
    package var corrections: [SearchCorrection] = []
    /// Entries to offer where nothing was found.
    package var suggestions: [Int] = []
    /// Whether what was typed is also what the advertising is about.
    package var linksToSponsoredListings = false

    package init() {}
}

package struct SearchHit: Sendable, Equatable {
    package let entry: Int
    /// Where words of the query stand in its title.
    package let titleMatches: [Range<Int>]
    package let snippet: SearchSnippet?

    package init(entry: Int, titleMatches: [Range<Int>], snippet: SearchSnippet?) {
        self.entry = entry
        self.titleMatches = titleMatches
        self.snippet = snippet
    }
}

/// A piece of an entry with words of the query.
package struct SearchSnippet: Sendable, Equatable {
    /// The position of its section in the entry; `nil` if it is of the summary.
    package let section: Int?
    package let text: String
    /// Where the words stand in ``text``, in order, without overlap, counted in UTF-16 code units: that is what `slice` of JavaScript counts.
    package let matches: [Range<Int>]

    package init(section: Int?, text: String, matches: [Range<Int>]) {
        self.section = section
        self.text = text
        self.matches = matches
    }
}

package struct SearchCorrection: Sendable, Equatable {
    package let typed: String
    package let searched: String

    package init(typed: String, searched: String) {
        self.typed = typed
        self.searched = searched
    }
}
