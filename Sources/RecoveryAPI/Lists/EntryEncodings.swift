import Content
import JSON
import Locking

/// Every entry of the content, represented and encoded once for all that send it or a part of it. It lives as long as a start takes.
struct EntryEncodings: Sendable {
    struct Encoding: Sendable {
        let entry: Entry
        let object: JSONObject
        let whole: EncodedEntry
        let summary: EncodedPart

        init(_ entry: Entry) {
            self.entry = entry
            object = entry.representation
            whole = EncodedEntry(object)
            var output = AnswerBytes()
            whole.write(.summary, to: &output)
            summary = EncodedPart(output.bytes)
        }
    }

    /// In the order of ``Content/ContentRepository/entries``.
    let all: [Encoding]
    /// Places in ``all`` by the path of the entry.
    let places: [String: Int]

    init(_ content: ContentRepository) {
        all = content.entries.mapOnAllCores(Encoding.init)
        places = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($0.element.entry.href, $0.offset) })
    }

    func entries(of kind: CollectionKind) -> [Encoding] { all.filter { $0.entry.kind == kind } }

    /// What stays of them: the summaries of all entries, for those that embed each other.
    var summaries: Summaries { Summaries(parts: all.map(\.summary), places: places) }
}

/// The summaries of all entries of all collections.
struct Summaries: Sendable {
    let parts: [EncodedPart]
    /// By the path of the entry.
    let places: [String: Int]
}
