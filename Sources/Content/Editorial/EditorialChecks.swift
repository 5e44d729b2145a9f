import JSON

/// What an editor would send back: words, length, reading level, figures without a source, titles that are not the source article's.
///
/// `check` demands it; `serve` does not, since a hard sentence is no reason to keep a page about withdrawal from anybody.
struct EditorialChecks {
    private(set) var faults: [ContentFault] = []
    private let language: LanguageRules
    private let figures: FigureRules

    /// Half a page is read by more people than two.
    static let wordCountMaximum = 1_000
    /// We write for grade 6 to 8. The estimate errs, and names of medicines are long, so what is refused is what is far above that.
    static let gradeMaximum = 10.0

    init(_ documents: Documents) {
        language = LanguageRules(documents.shared[.language] ?? [])
        figures = FigureRules(documents.shared[.numeralNames] ?? [])
    }

    mutating func check(_ documents: Documents) {
        for entry in documents.entries {
            guard let object = entry.object else { continue }
            let passages = Passages(of: object)
            checkWords(passages, entry.file)
            checkReading(passages, entry)
            checkFigures(passages, entry)
            if entry.kind == .faq { checkAnswer(object, entry.file) }
        }
        for item in documents.shared[.safetyNotices] ?? [] { checkNotice(item) }
        for item in documents.shared[.sources] ?? [] { checkDate(of: item) }
        checkTitles(documents)
    }

    private mutating func fault(_ file: String, _ pointer: JSONPointer, _ message: String) {
        faults.append(ContentFault(file, pointer, message))
    }

    private mutating func checkWords(_ passages: Passages, _ file: String) {
        for passage in passages.body + passages.others {
            for objection in language.objections(to: passage.text) { fault(file, passage.pointer, objection) }
        }
    }

    private mutating func checkReading(_ passages: Passages, _ entry: Documents.EntryDocument) {
        let readability = Readability(of: passages.body.lazy.map(\.text))
        let sections = JSONPointer().appending("sections")
        let minimum = entry.kind.wordCountMinimum
        if readability.wordCount < minimum {
            fault(entry.file, sections, "has \(readability.wordCount) words, at least \(minimum) are needed")
        }
        if readability.wordCount > Self.wordCountMaximum {
            fault(
                entry.file, sections, "has \(readability.wordCount) words, at most \(Self.wordCountMaximum) are allowed"
            )
        }
        if readability.grade > Self.gradeMaximum {
            let grade = (readability.grade * 10).rounded() / 10
            fault(
                entry.file, sections,
                "reads at grade \(grade) of Flesch and Kincaid, at most \(Self.gradeMaximum) is allowed")
        }
    }

    private mutating func checkFigures(_ passages: Passages, _ entry: Documents.EntryDocument) {
        var sourced: Set<String> = []
        for passage in passages.body + passages.others where passage.isSourced {
            sourced.formUnion(figures.numerals(in: passage.text))
        }
        for passage in passages.body where !passage.isSourced {
            guard let figure = figures.figures(in: passage.text).first else { continue }
            fault(entry.file, passage.pointer, "has a figure, \"\(figure)\", and its block names no sourceIds")
        }
        // What tells people what to do makes no claim: "rate it from 0 to 10".
        guard entry.kind != .relapsePreventionTool else { return }
        // A text without a space is an identifier, such as a level of care.
        for passage in passages.others where !passage.isSourced && passage.text.utf8.contains(UInt8(ascii: " ")) {
            guard let figure = figures.numerals(in: passage.text).subtracting(sourced).sorted().first else { continue }
            fault(
                entry.file, passage.pointer, "has a figure, \"\(figure)\", that no block with sourceIds has")
        }
    }

    /// Whoever asks reads the answer first, and the reasons then.
    private mutating func checkAnswer(_ object: JSONObject, _ file: String) {
        let sections = object["sections"]?.array ?? []
        guard let blocks = sections.first?.object?["blocks"]?.array, blocks.first?.object?["type"] != "paragraph" else {
            return
        }
        fault(
            file, JSONPointer().appending("sections").appending(0).appending("blocks").appending(0),
            "has to be a paragraph whose first sentence answers the question")
    }

    private mutating func checkNotice(_ item: Documents.SharedItem) {
        guard item.object["sourceIds"]?.array?.isEmpty != false else { return }
        let texts = [(item.pointer.appending("text"), item.object["text"]?.string ?? "")]
        for (pointer, text) in texts + item.object.strings("items", at: item.pointer) {
            guard let figure = figures.figures(in: text).first else { continue }
            fault(item.file, pointer, "has a figure, \"\(figure)\", and the notice names no sourceIds")
        }
    }

    /// A figure ages, so its source says how old it is, or at least when we saw it.
    private mutating func checkDate(of source: Documents.SharedItem) {
        guard source.object["year"] == nil, source.object["recordedOn"] == nil else { return }
        fault(source.file, source.pointer, "needs its \"year\", or \"recordedOn\" if it bears none")
    }

    /// The source article's titles are kept to the letter, whatever words they use, and each has its entry.
    private mutating func checkTitles(_ documents: Documents) {
        var entries: [String: Documents.EntryDocument] = [:]
        for entry in documents.entries { entries[entry.path] = entry }
        for source in documents.sourceTitles {
            guard let object = entries[source.path]?.object, let title = object["title"]?.string else { continue }
            if title != source.title {
                fault(
                    "\(Documents.folder)/\(source.path)\(Documents.suffix)", JSONPointer().appending("title"),
                    "has to be \"\(source.title)\", as \(source.file) has it")
            }
            if object["addition"] != nil {
                fault(
                    "\(Documents.folder)/\(source.path)\(Documents.suffix)", JSONPointer().appending("addition"),
                    "is for entries that the source article does not have; it has this one")
            }
        }
        let paths = Set(documents.sourceTitles.map(\.path))
        for entry in documents.entries where !paths.contains(entry.path) && entry.object?["addition"] != true {
            fault(
                entry.file, JSONPointer().appending("addition"),
                "has to be true: the source article has no such entry")
        }
    }
}
