/// Takes the digits out of a typed phone number and refuses what does not belong there.
///
/// It walks Unicode scalars, never characters: `Character` calls other scripts' digits numbers and glues marks to ours.
struct PhoneNumberReader {
    private(set) var digits: [UInt8] = []
    private(set) var hasPlus = false
    private var isInParentheses = false
    /// Where the digits of the open parenthesis begin.
    private var parenthesisStart = 0

    mutating func read(_ text: String) throws(PhoneNumber.Fault) {
        var count = 0
        for scalar in text.unicodeScalars {
            count += 1
            if count > PhoneNumber.scalarCountMaximum { throw .tooLong }
            try read(scalar)
        }
        if isInParentheses { throw .unbalancedParentheses }
    }

    private mutating func read(_ scalar: Unicode.Scalar) throws(PhoneNumber.Fault) {
        switch scalar {
        case "0"..."9": digits.append(UInt8(truncatingIfNeeded: scalar.value))
        case "+":
            guard digits.isEmpty, !hasPlus else { throw .misplacedPlus }
            hasPlus = true
        case "(": try openParenthesis()
        case ")": try closeParenthesis()
        // The last row: no-break space, hyphens and dashes as word processors and web pages set them.
        case " ", "\t", "-", ".", "/",
            "\u{A0}", "\u{2010}"..."\u{2014}":
            break
        case "#", ",", ";": throw digits.isEmpty ? .strangeCharacter : .phoneExtension
        case "x", "X", "e", "E": throw digits.count < 7 ? .letters : .phoneExtension
        case "a"..."z", "A"..."Z": throw .letters
        default: throw .strangeCharacter
        }
    }

    private mutating func openParenthesis() throws(PhoneNumber.Fault) {
        guard !isInParentheses else { throw .unbalancedParentheses }
        isInParentheses = true
        parenthesisStart = digits.count
    }

    private mutating func closeParenthesis() throws(PhoneNumber.Fault) {
        guard isInParentheses else { throw .unbalancedParentheses }
        isInParentheses = false
        // "+44 (0) 20 ...": the zero is dialled within the country only.
        if hasPlus, parenthesisStart > 0, digits[parenthesisStart...].elementsEqual("0".utf8) { digits.removeLast() }
    }
}
