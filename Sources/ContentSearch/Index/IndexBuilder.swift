import Content
import SQLite

/// Makes the parts of ``SearchIndex``, entry by entry.
struct IndexBuilder {
    let entries: [Entry]
    private(set) var vocabulary = Vocabulary()
    private(set) var texts = EntryTexts()
    /// FNV-1a over the stems in their order.
    private(set) var version: UInt64 = 14_695_981_039_346_656_037
    private var names: [(entry: Int, value: Float, words: [Int])] = []
    private let synonyms: [[(words: [String], place: Int)]]
    private let connection: SQLiteConnection<SearchSQL>
    /// By stem: the last entry that was seen to have it.
    private var lastEntries: [Int32] = []
    private var positions: [EntryKey: Int] = [:]

    private struct EntryKey: Hashable {
        let folder: String
        let id: String
    }

    /// What an exact match of a title is worth, and of names beside it. A synonym is worth more than another name, since an editor chose its entries and
    /// their order; a title more than all, since it is what the reader will see.
    private enum Value {
        static let title: Float = 1.2
        static let abbreviation: Float = 1.15
        static let otherName: Float = 0.95
        static let synonym: Float = 1.1
        static let synonymStep: Float = 0.1
    }

    init(_ content: ContentRepository) throws(SQLiteError) {
        entries = content.entries
        connection = try SQLiteConnection(
            path: nil, busyTimeoutInMilliseconds: 0, pragmas: ["PRAGMA journal_mode = OFF"])
        for (position, entry) in entries.enumerated() {
            positions[EntryKey(folder: entry.kind.folder, id: entry.id)] = position
        }
        var synonyms: [[(words: [String], place: Int)]] = Array(repeating: [], count: entries.count)
        for synonym in content.synonyms {
            for (place, link) in synonym.entries.enumerated() {
                guard let position = positions[EntryKey(folder: link.kind.folder, id: link.id)] else { continue }
                synonyms[position].append((synonym.words, place))
            }
        }
        self.synonyms = synonyms
        // Words that only the crisis list has are known as well, so that a slip in one of them is seen for what it is.
        for words in content.crisisWords { for text in words.words { _ = add(text, isShown: false) } }
    }

    mutating func add() throws(SQLiteError) {
        try connection.execute(SearchSQL.create)
        try connection.execute("BEGIN")
        for position in entries.indices { try addEntry(position) }
        try connection.execute("COMMIT")
        try connection.execute(SearchSQL.optimize)
    }

    func image() throws(SQLiteError) -> DatabaseImage { try connection.image() }

    // MARK: Entries

    private mutating func addEntry(_ position: Int) throws(SQLiteError) {
        let entry = entries[position]
        let title = read(entry.title, isShown: true)
        texts.addTitle(entry.title, title.map { (vocabulary.stemOfWord[$0.number], $0.place) })
        let titleWords = title.map(\.number)
        addName(titleWords, of: position, value: Value.title)
        var nameWords: [Int] = []
        for (name, value) in [(entry.abbreviation, Value.abbreviation)]
            + entry.alsoKnownAs.map({ ($0, Value.otherName) })
        {
            guard let name else { continue }
            let words = add(name, isShown: true)
            addName(words, of: position, value: value)
            nameWords += words
        }
        let synonymWords = addSynonyms(of: position)
        let summaryWords = addPassage(entry.summary, section: nil)
        var sectionWords: [Int] = []
        var bodyWords: [Int] = []
        for (number, section) in entry.sections.enumerated() {
            sectionWords += add(section.title, isShown: true)
            for block in section.blocks {
                for text in block.texts { bodyWords += addPassage(text, section: number) }
            }
        }
        texts.endEntry()
        let columns = [titleWords, nameWords, synonymWords, summaryWords, sectionWords, bodyWords]
        for words in columns { countEntry(words, position) }
        try connection.run(.insert, [.integer(position + 1)] + columns.map { stemText($0) })
    }

    private mutating func addSynonyms(of position: Int) -> [Int] {
        var all: [Int] = []
        for (texts, place) in synonyms[position] {
            for text in texts {
                let words = add(text, isShown: false)
                addName(words, of: position, value: Value.synonym - Value.synonymStep * Float(place))
                all += words
            }
        }
        return all
    }

    private mutating func addPassage(_ text: String, section: Int?) -> [Int] {
        let words = read(text, isShown: true)
        texts.add(text, section: section, words.map { (vocabulary.stemOfWord[$0.number], $0.place) })
        return words.map(\.number)
    }

    /// The numbers of the words of a text, which are taken in.
    private mutating func add(_ text: String, isShown: Bool) -> [Int] { read(text, isShown: isShown).map(\.number) }

    private mutating func read(_ text: String, isShown: Bool) -> [(number: Int, place: WordPlace)] {
        var reader = WordReader(text)
        var words: [(number: Int, place: WordPlace)] = []
        while reader.next() {
            let number = vocabulary.add(reader.word, isShown: isShown)
            words.append((number, WordPlace(bytes: reader.byteRange, utf16: reader.utf16Range)))
            version = (version ^ UInt64(vocabulary.stemOfWord[number])) &* 1_099_511_628_211
        }
        return words
    }

    private mutating func addName(_ words: [Int], of entry: Int, value: Float) {
        for word in words { vocabulary.noteName(word: word) }
        names.append((entry, value, words))
    }

    private mutating func countEntry(_ words: [Int], _ position: Int) {
        while lastEntries.count < vocabulary.stems.count { lastEntries.append(-1) }
        for word in words {
            let stem = Int(vocabulary.stemOfWord[word])
            guard lastEntries[stem] != Int32(position) else { continue }
            lastEntries[stem] = Int32(position)
            vocabulary.countEntry(stem: stem)
        }
    }

    private func stemText(_ words: [Int]) -> SQLValue {
        guard !words.isEmpty else { return .null }
        var bytes: [UInt8] = []
        for word in words {
            bytes += vocabulary.stems[Int(vocabulary.stemOfWord[word])]
            bytes.append(UInt8(ascii: " "))
        }
        return .text(String(decoding: bytes, as: UTF8.self))
    }

    // MARK: Names

    func nameIndex() -> NameIndex {
        var weights = vocabulary.entryCounts.map { Weights.weight(entryCount: Int($0), of: entries.count) }
        for word in 0..<vocabulary.words.count where StopWords.contains(Array(vocabulary.words[word])) {
            weights[Int(vocabulary.stemOfWord[word])] = Weights.stopWord
        }
        return NameIndex(
            names.map { name in
                var stems: [Int] = []
                for word in name.words {
                    let stem = Int(vocabulary.stemOfWord[word])
                    if !stems.contains(stem) { stems.append(stem) }
                }
                return (name.entry, name.value, stems)
            }, weights: weights)
    }

    func fallbackSuggestions(_ navigation: Navigation) -> [Int] {
        navigation.clusters.compactMap(\.entries.first).compactMap { link in
            positions[EntryKey(folder: link.kind.folder, id: link.id)]
        }
    }
}

extension Block {
    /// Its texts, a passage each.
    var texts: [String] {
        switch content {
        case .paragraph(let text), .callout(_, let text): [text]
        case .list(let items, _): items
        }
    }
}
