import Content
import JSON
import Testing

/// What the tests of formats ask for.
enum Entries {
    /// The path of every entry.
    static func paths() throws -> [String] {
        try CollectionKind.all.flatMap { kind in
            try TestAPI.send("/\(kind.folder)").json().objects("items").compactMap { $0.text("links", "self") }
        }
    }

    /// Every text that a reader of the JSON sees, apart from codes and addresses.
    static func texts(of entry: JSONObject) -> [String] {
        let blocks = entry.objects("sections").flatMap { section in
            [section.text("title") ?? ""]
                + section.objects("blocks").flatMap { block in [block.text("text") ?? ""] + block.strings("items") }
        }
        let notices = entry.objects("safetyNotices").flatMap { notice in
            [notice.text("title") ?? "", notice.text("text") ?? ""] + notice.strings("items")
        }
        return [entry.text("title") ?? "", entry.text("summary") ?? ""] + blocks + notices
    }

    /// The words of a text, without digits and marks, in small letters.
    static func words(of text: String) -> Set<String> {
        Set(text.lowercased().split { !$0.isLetter }.map(String.init))
    }
}

extension JSONObject {
    func strings(_ key: String) -> [String] { self[key]?.array?.compactMap(\.string) ?? [] }
}

extension JSONValue {
    /// Every string in it.
    var strings: [String] {
        switch self {
        case .string(let text): [text]
        case .array(let elements): elements.flatMap(\.strings)
        case .object(let object): object.members.flatMap(\.value.strings)
        case .integer, .number, .boolean, .null: []
        }
    }
}
