import JSON

/// One text that readers see, with its place.
struct Passage {
    let pointer: JSONPointer
    let text: String
    /// Whether the object that it stands in names the sources of it.
    let isSourced: Bool
}

/// The texts of an entry, by what is asked of them.
struct Passages {
    /// Paragraphs, callouts and items of lists: what makes the page.
    private(set) var body: [Passage] = []
    /// Everything else that is ours to word: the summary, the attributes, what is said of the evidence.
    private(set) var others: [Passage] = []

    /// What the article's title, other people's names for the thing, and marks are called by: not ours to word, or not words.
    private static let foreignKeys: Set = [
        "$schema", "id", "title", "abbreviation", "alsoKnownAs", "aliases", "safetyNotices", "crisis", "sources",
        "sourceIds", "review", "dateModified", "facts", "url", "aspect", "type", "tone", "brandNames",
    ]

    init(of entry: JSONObject) {
        for member in entry.members where !Self.foreignKeys.contains(member.key) && member.key != "sections" {
            collect(member.value, at: JSONPointer().appending(member.key), isSourced: false, into: \.others)
        }
        let sections = JSONPointer().appending("sections")
        for (index, section) in (entry["sections"]?.array ?? []).enumerated() {
            guard let blocks = section.object?["blocks"] else { continue }
            collect(blocks, at: sections.appending(index).appending("blocks"), isSourced: false, into: \.body)
        }
    }

    /// As deep as the schemas allow.
    private mutating func collect(
        _ value: JSONValue, at pointer: JSONPointer, isSourced: Bool, into list: WritableKeyPath<Passages, [Passage]>
    ) {
        switch value {
        case .string(let text):
            self[keyPath: list].append(Passage(pointer: pointer, text: text, isSourced: isSourced))
        case .array(let array):
            for (index, element) in array.enumerated() {
                collect(element, at: pointer.appending(index), isSourced: isSourced, into: list)
            }
        case .object(let object):
            let isSourced = isSourced || object["sourceIds"]?.array?.isEmpty == false
            for member in object.members where !Self.foreignKeys.contains(member.key) {
                collect(member.value, at: pointer.appending(member.key), isSourced: isSourced, into: list)
            }
        case .integer, .number, .boolean, .null: break
        }
    }
}
