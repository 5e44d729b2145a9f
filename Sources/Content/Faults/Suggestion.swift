/// "Did you mean ...?" for a word that is not among those that exist.
package enum Suggestion {
    /// The nearest of `candidates`, as ``SuggestionIndex/nearest(to:)`` finds it. Who asks often keeps an index.
    package static func nearest(to word: String, among candidates: [String]) -> String? {
        SuggestionIndex(candidates).nearest(to: word.utf8.span)
    }

    /// A sentence to go behind a message, or nothing.
    package static func sentence(for word: String, among candidates: [String]) -> String {
        nearest(to: word, among: candidates).map { sentence(naming: $0) } ?? ""
    }

    /// The sentence for a candidate that was found.
    package static func sentence(naming candidate: String) -> String { " Did you mean \"\(candidate)\"?" }
}
