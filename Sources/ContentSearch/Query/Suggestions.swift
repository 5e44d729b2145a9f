import Content

/// What to offer where nothing was found.
struct Suggestions {
    private let index: SearchIndex

    static let countMaximum = 5

    init(_ index: SearchIndex) { self.index = index }

    /// Entries with a name that has a word near to one of `words`; without any, those with which each part of the menu begins.
    func entries(for words: [[UInt8]]) -> [Int] {
        var found: [Int] = []
        for word in words {
            for near in index.trigrams.nearest(to: word, in: index.vocabulary) where index.vocabulary.isInName[near] {
                for name in index.names.names(ofStem: Int(index.vocabulary.stemOfWord[near])) {
                    for bearer in index.names.bearers(of: Int(name)) where !found.contains(Int(bearer.entry)) {
                        found.append(Int(bearer.entry))
                        if found.count == Self.countMaximum { return found }
                    }
                }
            }
        }
        return found.isEmpty ? Array(index.fallbackSuggestions.prefix(Self.countMaximum)) : found
    }
}
