/// What a character beyond ASCII is to search.
enum ScalarFolding {
    enum Outcome {
        /// Part of a word: its bytes, folded.
        case letters([UInt8])
        /// Passed over: an accent that stands apart, an apostrophe.
        case nothing
        case separator
    }

    static func outcome(of scalar: Unicode.Scalar) -> Outcome {
        switch scalar.value {
        case 0xC0..<0xC0 + UInt32(latin.count):
            let letters = latin[Int(scalar.value - 0xC0)]
            return letters.isEmpty ? .separator : .letters(letters)
        case 0x2019, 0x02BC, 0x00AD, 0x200D: return .nothing
        default: break
        }
        let properties = scalar.properties
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return .nothing
        // Marks that are letters in their scripts keep their words together.
        case .spacingMark: return .letters(Array(String(scalar).utf8))
        case .decimalNumber, .letterNumber, .otherNumber: return .letters(Array(String(scalar).utf8))
        default:
            return properties.isAlphabetic ? .letters(Array(properties.lowercaseMapping.utf8)) : .separator
        }
    }

    /// U+00C0 to U+017F, Latin-1 and Latin Extended-A, without accents and in lower case; "-" is no letter.
    private static let latin: [[UInt8]] = {
        let rows = """
            a a a a a a ae c e e e e i i i i d n o o o o o - o u u u u y th ss \
            a a a a a a ae c e e e e i i i i d n o o o o o - o u u u u y th y \
            a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g g g g g h h h h \
            i i i i i i i i i i ij ij j j k k k l l l l l l l l l l n n n n n n n n n o o o o o o oe oe \
            r r r r r r s s s s s s s s t t t t t t u u u u u u u u u u u u w w y y y z z z z z z s
            """
        return rows.split(separator: " ").map { $0 == "-" ? [] : Array($0.utf8) }
    }()
}
