import Content

/// The keys of all items of a list, ranked at load, so that any order is a matter of counting.
struct ListOrder: Sendable {
    private struct Ranks {
        let texts: [String]
        /// Of each item; equal texts have equal ranks.
        var ranks: [Int] = []
        var rankCount = 0

        init(_ texts: [String]) {
            self.texts = texts
            let distinct = Set(texts).sorted()
            let ranks = Dictionary(uniqueKeysWithValues: zip(distinct, distinct.indices))
            self.ranks = texts.map { ranks[$0] ?? 0 }
            rankCount = distinct.count
        }
    }

    private var ranks: [SortKey: Ranks] = [:]
    /// The items by id, which no two share.
    private let byID: [Int]
    private let ids: [String]

    init(_ entries: [Entry]) {
        self.init(ids: entries.map(\.id))
        for key in SortKey.choices { ranks[key] = Ranks(entries.map(key.text)) }
    }

    /// An order by position alone.
    init(positionsOf ids: [String]) {
        self.init(ids: ids)
        // As wide as the longest list that we could hold, so that texts are ordered as numbers are.
        ranks[.position] = Ranks(ids.indices.map { String(String(1_000_000 + $0).dropFirst()) })
    }

    private init(ids: [String]) {
        self.ids = ids
        byID = ids.indices.sorted { ids[$0] < ids[$1] }
    }

    /// The items that `isWanted` lets through, by `terms` and at last by id.
    ///
    /// A stable counting sort by each key, the last first: its time grows with the number of items, not with its square or its logarithm.
    func sorted(by terms: [SortTerm], where isWanted: (Int) -> Bool) -> [Int] {
        var items = byID.filter(isWanted)
        for term in terms.reversed() {
            guard let ranks = ranks[term.key], items.count > 1 else { continue }
            let last = ranks.rankCount - 1
            var starts = [Int](repeating: 0, count: ranks.rankCount + 1)
            func rank(_ item: Int) -> Int { term.isDescending ? last - ranks.ranks[item] : ranks.ranks[item] }
            for item in items { starts[rank(item) + 1] += 1 }
            for rank in 0..<ranks.rankCount { starts[rank + 1] += starts[rank] }
            var sorted = items
            for item in items {
                sorted[starts[rank(item)]] = item
                starts[rank(item)] += 1
            }
            items = sorted
        }
        return items
    }

    /// The texts by which an item stands where it stands: those of the terms, then its id.
    func position(of item: Int, by terms: [SortTerm]) -> [String] {
        terms.map { ranks[$0.key]?.texts[item] ?? "" } + [ids[item]]
    }

    /// How many of `items`, which are sorted by `terms`, stand before `position`, or before and at it.
    func count(of items: [Int], before position: [String], orAt isInclusive: Bool, by terms: [SortTerm]) -> Int {
        var range = 0..<items.count
        // Halved in each round.
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            let order = compare(items[middle], position, by: terms)
            if order < 0 || isInclusive && order == 0 {
                range = (middle + 1)..<range.upperBound
            } else {
                range = range.lowerBound..<middle
            }
        }
        return range.lowerBound
    }

    /// Below zero where the item stands before the position.
    private func compare(_ item: Int, _ position: [String], by terms: [SortTerm]) -> Int {
        for (term, text) in zip(terms, position) {
            guard let own = ranks[term.key]?.texts[item], own != text else { continue }
            return (own < text) == term.isDescending ? 1 : -1
        }
        guard let id = position.last, id != ids[item] else { return 0 }
        return ids[item] < id ? -1 : 1
    }
}
