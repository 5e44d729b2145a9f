import Content
import SQLite

/// Everything that a search reads and nothing that it changes: made once of the content, and shared by all queues.
final class SearchIndex: Sendable {
    let entries: [Entry]
    /// By entry: which of ``CollectionKind/all`` it is of.
    let kinds: [CollectionKind]
    let vocabulary: Vocabulary
    let prefixes: PrefixTable
    let trigrams: TrigramTable
    let names: NameIndex
    let texts: EntryTexts
    let crisis: CrisisMatcher
    /// By stem, with bit 0 for a word of a synonym that the advertising is about.
    let sponsoredWords: PhraseTable
    /// Offered where nothing is found: the first entry of each part of the menu.
    let fallbackSuggestions: [Int]
    /// The full-text table.
    let image: DatabaseImage
    /// Changes whenever the words of the content do: a cursor of other content leads to other places.
    let version: UInt64

    init(_ content: ContentRepository) throws(SQLiteError) {
        var builder = try IndexBuilder(content)
        try builder.add()
        entries = builder.entries
        kinds = builder.entries.map(\.kind)
        vocabulary = builder.vocabulary
        prefixes = PrefixTable(builder.vocabulary)
        trigrams = TrigramTable(builder.vocabulary)
        names = builder.nameIndex()
        texts = builder.texts
        crisis = CrisisMatcher(content)
        sponsoredWords = PhraseTable(
            content.synonyms.filter(\.linksToSponsoredListings).flatMap(\.words).map { ($0, 0) })
        fallbackSuggestions = builder.fallbackSuggestions(content.navigation)
        image = try builder.image()
        version = builder.version
    }
}
