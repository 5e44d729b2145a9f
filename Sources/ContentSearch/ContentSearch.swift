import Content
import Locking
import SQLite

/// Full-text search of the published entries, over an SQLite FTS5 table in memory.
///
/// Searches run on queues of its own, a worker each; type-ahead is answered where it is asked.
package final class ContentSearch: ContentSearching {
    private struct Waiting {
        var count = 0
        var turn = 0
    }

    private let index: SearchIndex
    private let typeAhead: TypeAheadTable
    private let desks: [SearchDesk]
    private let waiting = Locked(Waiting())
    private let waitingCountMaximum: Int

    /// One for two cores answers far more than anybody asks and leaves the other to the loops; with more cores, a phrase that takes long holds up
    /// only a part of the others.
    package static func workerCountDefault(coreCount: Int) -> Int { min(4, max(1, coreCount / 2)) }
    /// Searches that wait at once. At some 30 µs each, the last of them waits a twentieth of a second.
    package static let waitingCountMaximumDefault = 1_024

    /// Reads all entries: some 40 ms for a hundred of them.
    package init(
        _ content: ContentRepository, workerCount: Int = 1,
        waitingCountMaximum: Int = waitingCountMaximumDefault
    ) throws(ContentSearchError) {
        do throws(SQLiteError) {
            let index = try SearchIndex(content)
            let lists = ScoreLists(stemCount: index.vocabulary.stems.count)
            var desks: [SearchDesk] = []
            for _ in 0..<workerCount {
                desks.append(SearchDesk(try SearchWorker(index, lists)))
            }
            self.index = index
            self.desks = desks
        } catch {
            throw ContentSearchError(code: error.code)
        }
        typeAhead = TypeAheadTable(content)
        self.waitingCountMaximum = waitingCountMaximum
    }

    package func search(_ query: SearchQuery, reply: @escaping @Sendable (Result<SearchPage, SearchFailure>) -> Void) {
        let turn = waiting.withLock { waiting -> Int? in
            guard waiting.count < waitingCountMaximum else { return nil }
            waiting.count += 1
            waiting.turn = (waiting.turn + 1) % desks.count
            return waiting.turn
        }
        guard let turn else { return reply(.failure(.queueFull)) }
        desks[turn].search(query) { result in
            self.waiting.withLock { $0.count -= 1 }
            reply(result)
        }
    }

    package func suggest(_ text: String) -> TypeAheadAnswer {
        let typed = TypedText(text)
        var answer = TypeAheadAnswer()
        answer.crisis = index.crisis.lines(forUnfinished: typed.letters)
        answer.suggestions = typeAhead.matches(typed.letters).map { entry, otherName in
            let entryValue = index.entries[entry]
            return TypeAheadSuggestion(
                entry: entry, alsoKnownAs: otherName.map { entryValue.alsoKnownAs[$0] },
                titleMatches: TitleMatches.ranges(of: typed.letters, in: entryValue.title))
        }
        return answer
    }
}

/// The table could not be made. It keeps SQLite's code alone.
package struct ContentSearchError: Error, Equatable, Sendable {
    package let code: Int32
}
