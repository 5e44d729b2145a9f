import Content
import ContentSearch
import Locking
import TestSupport
import Testing

/// Search over the real content, made once.
struct SearchUnderTest {
    let content: ContentRepository
    let search: ContentSearch

    private static let shared = Result { () throws(any Error) in
        let content = try ContentRepository.load(resources: "\(Repository().path)/Resources")
        return SearchUnderTest(content: content, search: try ContentSearch(content))
    }

    static func get() throws -> SearchUnderTest { try shared.get() }

    func result(_ query: SearchQuery) async -> Result<SearchPage, SearchFailure> {
        // By a lock, since the thread sanitizer does not see that what a continuation hands over was written before.
        let answer = Locked<Result<SearchPage, SearchFailure>>(.failure(.unavailable))
        await withCheckedContinuation { continuation in
            search.search(query) { result in
                answer.withLock { $0 = result }
                continuation.resume()
            }
        }
        return answer.withLock { $0 }
    }

    func page(
        _ text: String, kind: CollectionKind? = nil, limit: Int = SearchQuery.limitDefault, cursor: String? = nil
    ) async throws -> SearchPage {
        try await result(SearchQuery(text: text, kind: kind, limit: limit, cursor: cursor)).get()
    }

    /// `collection/id` of the hits, in order.
    func paths(_ text: String, limit: Int = SearchQuery.limitDefault) async throws -> [String] {
        try await page(text, limit: limit).hits.map { path($0.entry) }
    }

    func path(_ entry: Int) -> String { "\(content.entries[entry].kind.folder)/\(content.entries[entry].id)" }

    func crisis(_ positions: [Int]) -> [String] { positions.map { content.crisisResources[$0].id } }
}
