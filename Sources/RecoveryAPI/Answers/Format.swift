import HTTP

/// A form in which the content exists.
enum Format: Int, CaseIterable, Sendable {
    // In the order in which the server prefers them.
    case json, linkedData, markdown, plainText, html

    /// All of an entry.
    static let ofEntries = allCases
    /// All of a section: what schema.org has to say of it stands with its entry.
    static let ofSections = [json, markdown, plainText, html]
    /// All of a list.
    static let ofLists = [json, html]

    var mediaType: MediaType {
        switch self {
        case .json: .json
        case .linkedData: .jsonLD
        case .markdown: .markdown
        case .plainText: .plainText
        case .html: .html
        }
    }

    /// What stands behind an id, and a point, in the URL of this form alone.
    var suffix: String {
        switch self {
        case .json: "json"
        case .linkedData: "jsonld"
        case .markdown: "md"
        case .plainText: "txt"
        case .html: "html"
        }
    }

    /// RFC 8259 §11 has no charset for JSON; text needs one, since its default is nobody's guess.
    var contentType: String {
        switch self {
        case .json, .linkedData: mediaType.description
        case .markdown, .plainText, .html: "\(mediaType.description); charset=utf-8"
        }
    }
}
