/// What a person wants to be called.
///
/// Names of all scripts pass; nothing is asked of their form. Its length counts Unicode scalars: unlike a count of characters, that is the same
/// in every version of Unicode, in JavaScript's `[...name].length` and in SQL.
package struct PersonName: PersonalText {
    package let revealed: String

    package enum Fault: Error, Equatable, Sendable, CaseIterable {
        case tooLong
        /// Control characters, line ends, and marks that turn the direction of the text around them.
        case controlCharacter
    }

    package static let scalarCountMaximum = 200

    private init(_ text: String) { revealed = text }

    /// A name that was checked when it came in.
    package init(kept text: String) { revealed = text }

    /// Reads what a person typed, without white space around it; `nil` if nothing else is there.
    package static func parse(_ text: String) throws(Fault) -> PersonName? {
        // Bytes first: the longest name has four a scalar, white space around it as much again.
        guard text.utf8.count <= scalarCountMaximum * 8 else { throw .tooLong }
        let scalars = trimmed(text.unicodeScalars[...])
        if scalars.isEmpty { return nil }
        if scalars.contains(where: isRefused) { throw .controlCharacter }
        guard scalars.count <= scalarCountMaximum else { throw .tooLong }
        return PersonName(String(scalars))
    }

    private static func trimmed(_ scalars: Substring.UnicodeScalarView) -> Substring.UnicodeScalarView {
        var rest = scalars.drop { $0.properties.isWhitespace }
        while let last = rest.last, last.properties.isWhitespace { rest.removeLast() }
        return rest
    }

    /// Zero-width joiners stay: Persian and Indic names need them.
    private static func isRefused(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: ("\u{202A}"..."\u{202E}").contains(scalar) || ("\u{2066}"..."\u{2069}").contains(scalar)
        }
    }
}
