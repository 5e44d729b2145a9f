/// A phone number in the form of E.164: `+`, country code, national number, 7 to 15 digits in all.
///
/// North American numbers (country code 1) are held against their own plan; others by country code and length alone, since their plans change
/// faster than this program. Whether somebody answers is for the caller to find out: fictitious 555-01XX numbers pass, as documentation
/// and trials need some.
package struct PhoneNumber: PersonalText {
    package let revealed: String

    /// Why a text is not a phone number. None holds the text.
    package enum Fault: Error, Equatable, Sendable, CaseIterable {
        case empty
        case tooLong
        /// `1-800-RECOVER`: which digit a letter stands for is not the same on every keypad.
        case letters
        /// `555 234 5678 ext. 12`: E.164 has no place for it, and dropping it would ring somebody else.
        case phoneExtension
        /// Anything else that is not a digit or a usual separator, other scripts' digits included.
        case strangeCharacter
        case misplacedPlus
        case unbalancedParentheses
        case tooFewDigits
        case tooManyDigits
        /// Neither an area code nor `+`.
        case leadingZero
        case unknownAreaCode
        case unknownExchange
        case unknownCountryCode
    }

    /// Typed text is longer than 15 digits by separators alone.
    static let scalarCountMaximum = 40

    private init(digits: [UInt8]) { revealed = "+" + String(decoding: digits, as: UTF8.self) }

    /// A number that was kept in its E.164 form; `nil` if this is none.
    package init?(e164 text: String) {
        guard text.utf8.first == UInt8(ascii: "+"), text.utf8.dropFirst().allSatisfy({ (0x30...0x39).contains($0) }),
            (7...15).contains(text.utf8.count - 1)
        else { return nil }
        revealed = text
    }

    /// Reads what a person typed; a number without `+` is North American.
    package static func parse(_ text: String) throws(Fault) -> PhoneNumber {
        var reader = PhoneNumberReader()
        try reader.read(text)
        let digits = reader.digits
        if digits.isEmpty { throw .empty }
        // 011 is how North America dials abroad; no number of its own begins so.
        if !reader.hasPlus, digits.starts(with: "011".utf8) { return try international(Array(digits.dropFirst(3))) }
        return reader.hasPlus ? try international(digits) : try northAmerican(digits)
    }

    private static func international(_ digits: [UInt8]) throws(Fault) -> PhoneNumber {
        guard CountryCodes.begins(digits) else { throw .unknownCountryCode }
        if digits.first == UInt8(ascii: "1") { return try northAmerican(digits) }
        // ITU-T E.164 §6.2.1: fifteen digits at most. The shortest in use have seven (Niue, Saint Helena).
        if digits.count < 7 { throw .tooFewDigits }
        if digits.count > 15 { throw .tooManyDigits }
        return PhoneNumber(digits: digits)
    }

    /// `NPA-NXX-XXXX`. NPA is `[2-9][0-8][0-9]`, NXX is `[2-9][0-9][0-9]`, and neither is `N11`, which are services such as 911.
    private static func northAmerican(_ digits: [UInt8]) throws(Fault) -> PhoneNumber {
        let zero = UInt8(ascii: "0")
        if digits.first == zero { throw .leadingZero }
        let national = digits.first == UInt8(ascii: "1") ? Array(digits.dropFirst()) : digits
        if national.count < 10 { throw .tooFewDigits }
        if national.count > 10 { throw .tooManyDigits }
        let numbers = national.map { $0 - zero }
        func isService(_ start: Int) -> Bool { numbers[start + 1] == 1 && numbers[start + 2] == 1 }
        if numbers[0] < 2 || numbers[1] == 9 || isService(0) { throw .unknownAreaCode }
        if numbers[3] < 2 || isService(3) { throw .unknownExchange }
        return PhoneNumber(digits: [UInt8(ascii: "1")] + national)
    }
}
