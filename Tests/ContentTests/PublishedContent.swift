import Content
import JSON
import TestSupport

/// The content of this repository, loaded once for all suites.
enum PublishedContent {
    static let repository = Result { () throws(ContentFaults) in
        try ContentRepository.load(resources: "\(Repository().path)/Resources")
    }

    static func load() throws -> ContentRepository { try repository.get() }

    static func entries() throws -> [Entry] { try load().collections.flatMap(\.entries) }

    static func entry(_ kind: CollectionKind, _ id: String) throws -> Entry? {
        try load().collection(kind).entries.first { $0.id == id }
    }

    /// An entry's file as it was written.
    static func document(_ file: String) throws -> JSONValue {
        try JSONValue.parse(Array(Repository().text("Resources/Content/\(file)").utf8))
    }

    /// Everything under `Content`, relative to it.
    static var files: [String] {
        Repository().files(below: "Resources/Content").map { String($0.dropFirst("Resources/Content/".count)) }
    }

    static var entryFiles: [String] {
        files.filter { $0.contains("/") && !$0.hasPrefix("sources/") && !$0.hasPrefix("changes/") }
    }
}

extension Entry {
    /// The text of its sections, one element a paragraph, callout or list item.
    var passages: [String] {
        sections.flatMap(\.blocks).flatMap { block in
            switch block.content {
            case .paragraph(let text), .callout(_, let text): [text]
            case .list(let items, _): items
            }
        }
    }

    var path: String { "\(kind.folder)/\(id)" }
}

extension JSONValue {
    /// Every string in it, keys left out.
    var strings: [String] {
        switch self {
        case .string(let string): [string]
        case .array(let elements): elements.flatMap(\.strings)
        case .object(let object): object.members.flatMap { $0.value.strings }
        case .integer, .number, .boolean, .null: []
        }
    }

    /// The strings of every member of this name, at any depth.
    func strings(under key: String) -> [String] {
        switch self {
        case .array(let elements): elements.flatMap { $0.strings(under: key) }
        case .object(let object):
            object.members.flatMap { $0.key == key ? $0.value.strings : $0.value.strings(under: key) }
        case .string, .integer, .number, .boolean, .null: []
        }
    }
}
