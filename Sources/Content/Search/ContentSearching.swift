/// Finds entries by what readers type.
///
/// What is typed tells of a person's trouble: it goes into no log, metric, error or description, and nothing of it is kept when the answer is given.
package protocol ContentSearching: Sendable {
    /// Searches on a queue of its own and replies there, once. It does not block the caller.
    func search(_ query: SearchQuery, reply: @escaping @Sendable (Result<SearchPage, SearchFailure>) -> Void)

    /// What the half-typed `text` may become. It answers at once: some microseconds, without SQL.
    func suggest(_ text: String) -> TypeAheadAnswer
}

package enum SearchFailure: Error, Equatable, Sendable {
    /// More searches wait than are taken on.
    case queueFull
    /// The cursor is none, or belongs to another query or to content that was replaced.
    case unknownCursor
    /// The index does not answer as it should.
    case unavailable
}
