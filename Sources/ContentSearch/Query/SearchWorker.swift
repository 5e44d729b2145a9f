import Content
import SQLite

/// Answers searches, one after the other. It belongs to one queue, which alone touches it.
final class SearchWorker {
    private let index: SearchIndex
    private let lists: ScoreLists
    private let database: SearchDatabase
    private var scoreboard: Scoreboard
    private var snippets: SnippetMaker

    init(_ index: SearchIndex, _ lists: ScoreLists) throws(SQLiteError) {
        self.index = index
        self.lists = lists
        database = try SearchDatabase(index.image)
        scoreboard = Scoreboard(entryCount: index.entries.count, nameCount: index.names.names.count)
        snippets = SnippetMaker(index)
    }

    func search(_ query: SearchQuery) -> Result<SearchPage, SearchFailure> {
        var offset = 0
        if let text = query.cursor {
            guard let cursor = SearchCursor(text, of: query, version: index.version) else {
                return .failure(.unknownCursor)
            }
            offset = cursor.offset
        }
        do throws(SQLiteError) { return .success(try page(of: query, from: offset)) } catch {
            return .failure(.unavailable)
        }
    }

    private func page(of query: SearchQuery, from offset: Int) throws(SQLiteError) -> SearchPage {
        let typed = TypedText(query.text)
        let terms = QueryTerms(typed, index)
        var page = SearchPage()
        let stems = PhraseTable.stems(of: typed.letters)
        page.crisis = index.crisis.lines(forStems: stems)
        if terms.isMended {
            for line in index.crisis.lines(forStems: PhraseTable.stems(of: terms.meantWords))
            where !page.crisis.contains(line) {
                page.crisis.append(line)
            }
        }
        page.corrections = terms.corrections
        page.linksToSponsoredListings = !index.sponsoredWords.numbers(in: stems).isEmpty
        var hits = try hits(terms.terms, typed, query)
        page.totalCount = hits.count
        if hits.isEmpty { page.suggestions = suggestions(for: typed) }
        let end = min(hits.count, offset + query.limit)
        guard offset < end else { return page }
        TopHits.sort(&hits, upTo: end)
        snippets.mark(terms.terms)
        for (entry, _) in hits[offset..<end] {
            page.hits.append(
                SearchHit(
                    entry: Int(entry), titleMatches: snippets.titleMatches(Int(entry)),
                    snippet: snippets.snippet(of: Int(entry))))
        }
        if end < page.totalCount { page.nextCursor = SearchCursor(offset: end, of: query, version: index.version).text }
        return page
    }

    private func hits(
        _ terms: [SearchTerm], _ typed: TypedText, _ query: SearchQuery
    ) throws(SQLiteError) -> [(entry: Int32, score: Float)] {
        guard !terms.isEmpty else { return [] }
        scoreboard.reset()
        var totalWeight: Float = 0
        for term in terms where !term.isStopWord {
            totalWeight += term.weight
            try add(term)
        }
        scoreboard.addNames(index.names, terms)
        let required = try entriesWithPhrases(of: typed)
        let kinds = index.kinds
        return scoreboard.hits(totalWeight: totalWeight) { entry in
            (query.kind == nil || kinds[entry] == query.kind) && (required?.contains(Int32(entry)) ?? true)
        }
    }

    private func add(_ term: SearchTerm) throws(SQLiteError) {
        var found: [(list: ScoreList, factor: Float)] = []
        for alternative in term.alternatives {
            let list = try lists.list(ofStem: alternative.stem) { () throws(SQLiteError) in
                try database.scores(ofStems: [index.vocabulary.stems.text(alternative.stem)])
            }
            found.append((list, alternative.factor))
        }
        if found.count == 1 {
            scoreboard.add(found[0].list, factor: found[0].factor, weight: term.weight)
        } else {
            scoreboard.add(bestOf: found, weight: term.weight)
        }
    }

    /// The entries that have every phrase; `nil` without phrases.
    private func entriesWithPhrases(of typed: TypedText) throws(SQLiteError) -> Set<Int32>? {
        var entries: Set<Int32>?
        for phrase in typed.phrases {
            let stems = PhraseTable.stems(of: typed.words[phrase].map(\.letters))
            let found = try database.scores(ofStems: stems.map { String(decoding: $0, as: UTF8.self) }).entries
            entries = entries.map { $0.intersection(found) } ?? Set(found)
        }
        return entries
    }

    /// Entries whose names are nearest to what was typed, or else those with which each part of the menu begins.
    private func suggestions(for typed: TypedText) -> [Int] {
        Suggestions(index).entries(for: typed.letters)
    }
}
