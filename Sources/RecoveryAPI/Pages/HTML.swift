/// Text for a page. What comes from content or from a client goes through ``text(_:)`` or an attribute; only our own literals are taken as markup.
struct HTML: ExpressibleByStringInterpolation, Sendable {
    private(set) var markup: String

    init(stringLiteral markup: String) { self.markup = markup }

    init(stringInterpolation: Interpolation) { markup = stringInterpolation.markup }

    private init(markup: String) { self.markup = markup }

    static let nothing: HTML = ""

    static func text(_ text: String) -> HTML { "\(text)" }

    /// An attribute that is there or is not, with a space before it.
    static func flag(_ name: StaticString, _ isSet: Bool) -> HTML { HTML(markup: isSet ? " \(name)" : "") }

    static func joined(_ parts: [HTML], separator: StaticString = "\n") -> HTML {
        HTML(markup: parts.map(\.markup).joined(separator: "\(separator)"))
    }

    /// Interpolated strings are escaped; interpolated ``HTML`` is not.
    struct Interpolation: StringInterpolationProtocol {
        fileprivate var markup = ""

        init(literalCapacity: Int, interpolationCount: Int) { markup.reserveCapacity(literalCapacity) }

        mutating func appendLiteral(_ literal: String) { markup += literal }

        mutating func appendInterpolation(_ text: String) { markup += HTML.escaped(text) }

        mutating func appendInterpolation(_ number: Int) { markup += String(number) }

        mutating func appendInterpolation(_ html: HTML) { markup += html.markup }
    }

    /// HTML Standard §13.1: what could begin a tag or a reference, or end an attribute's value in either kind of quotes. Control characters, which have no
    /// place in a document, become U+FFFD.
    private static func escaped(_ text: String) -> String {
        // Nearly all text has nothing of the kind.
        if text.utf8.allSatisfy(isHarmless) { return text }
        var output = ""
        output.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": output += "&amp;"
            case "<": output += "&lt;"
            case ">": output += "&gt;"
            case "\"": output += "&quot;"
            case "'": output += "&#39;"
            case "\t", "\n": output.unicodeScalars.append(scalar)
            case "\u{00}"..."\u{1F}", "\u{7F}"..."\u{9F}": output += "\u{FFFD}"
            default: output.unicodeScalars.append(scalar)
            }
        }
        return output
    }

    /// Bytes that never have to change, nor begin a character that has to: U+0080 to U+009F begin with 0xC2.
    private static func isHarmless(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): false
        case 0x20...0x7E, 0xC3...0xFF, 0x80...0xBF: true
        default: false
        }
    }
}
