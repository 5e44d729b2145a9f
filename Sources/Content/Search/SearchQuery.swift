/// What is searched for.
///
/// It prints as redacted: the text is personal.
package struct SearchQuery: Sendable, CustomStringConvertible, CustomReflectable {
    /// As it was typed. Anything is allowed: what is no word or phrase is passed over.
    package let text: String
    /// Only entries of this kind.
    package let kind: CollectionKind?
    /// Hits of one page, of ``limitRange``.
    package let limit: Int
    /// Where a page before this one ended.
    package let cursor: String?

    /// More hits than a screen holds help nobody who is looking for help; what comes after is a page away.
    package static let limitRange = 1...50
    package static let limitDefault = 10
    /// Characters of a query, about two long sentences.
    package static let characterCountMaximum = 200

    package init(text: String, kind: CollectionKind? = nil, limit: Int = limitDefault, cursor: String? = nil) {
        precondition(Self.limitRange.contains(limit), "a limit out of range")
        self.text = text
        self.kind = kind
        self.limit = limit
        self.cursor = cursor
    }

    package var description: String { "SearchQuery(redacted)" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
