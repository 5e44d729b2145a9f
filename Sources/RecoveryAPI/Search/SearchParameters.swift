import Content
import HTTP

/// The query of a search: `q`, `type`, `limit` and `cursor`; of type-ahead: `q` alone. Every fault is named at once, and none repeats what was typed.
enum SearchParameters {
    static func search(_ request: HTTPRequest) throws(Problem) -> SearchQuery {
        var reader = QueryReader(request, names: ["q", "type", "limit", "cursor"])
        let text = typed(&reader)
        let type = reader.choice("type", among: CollectionKind.all.map(\.type))
        let limit = reader.number("limit", in: SearchQuery.limitRange) ?? SearchQuery.limitDefault
        if let problem = reader.problem { throw problem }
        return SearchQuery(
            text: text, kind: type.flatMap { type in CollectionKind.all.first { $0.type == type } }, limit: limit,
            cursor: reader.text("cursor"))
    }

    static func suggest(_ request: HTTPRequest) throws(Problem) -> String {
        var reader = QueryReader(request, names: ["q"])
        let text = typed(&reader)
        if let problem = reader.problem { throw problem }
        return text
    }

    private static func typed(_ reader: inout QueryReader) -> String {
        guard let text = reader.text("q") else {
            reader.note("q", "Is needed: what is searched for.")
            return ""
        }
        if text.unicodeScalars.allSatisfy(\.properties.isWhitespace) {
            reader.note("q", "Is empty.")
        } else if text.unicodeScalars.count > SearchQuery.characterCountMaximum {
            reader.note("q", "May have \(SearchQuery.characterCountMaximum) characters at most.")
        }
        return text
    }

    /// The cursor's fault, which only the index knows.
    static let unknownCursor = Problem(
        kind: .invalidParameters, detail: "The query has faults.",
        faults: [
            Problem.Fault(
                detail: "Is of another search, or of content that was changed since. Leave it out to begin anew.",
                place: .parameter("cursor"))
        ])

    /// The path of a search with its query, percent-encoded.
    static func href(_ query: SearchQuery, cursor: String?) -> String {
        var text = "\(RouteTable.search)?q=\(encoded(query.text))"
        if let kind = query.kind { text += "&type=\(kind.type)" }
        if query.limit != SearchQuery.limitDefault { text += "&limit=\(query.limit)" }
        if let cursor { text += "&cursor=\(encoded(cursor))" }
        return text
    }

    static func href(suggest text: String) -> String { "\(RouteTable.suggest)?q=\(encoded(text))" }

    /// RFC 3986 §2.3: everything but unreserved characters is percent-encoded.
    private static func encoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                bytes.append(byte)
            default:
                bytes.append(UInt8(ascii: "%"))
                bytes.append(digits[Int(byte >> 4)])
                bytes.append(digits[Int(byte & 15)])
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
