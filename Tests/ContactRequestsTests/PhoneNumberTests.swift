import ContactRequests
import Testing

@Suite("Phone numbers")
struct PhoneNumberTests {
    @Test(
        "Reads what people type",
        arguments: [
            ("(555) 234-5678", "+15552345678"), ("555-234-5678", "+15552345678"), ("555.234.5678", "+15552345678"),
            ("5552345678", "+15552345678"), ("1-555-234-5678", "+15552345678"), ("+1 555 234 5678", "+15552345678"),
            ("1 (555) 234 5678", "+15552345678"), ("  (555)\t234 5678 ", "+15552345678"),
            ("(+1) 555 234 5678", "+15552345678"),
            ("555/234-5678", "+15552345678"), ("555\u{2011}234\u{2013}5678", "+15552345678"),
            ("555\u{A0}234 5678", "+15552345678"),
            ("555-555-0123", "+15555550123"), ("+44 20 7946 0018", "+442079460018"),
            ("+44 (0) 20 7946 0018", "+442079460018"),
            ("011 44 20 7946 0018", "+442079460018"), ("011 1 555 234 5678", "+15552345678"),
            ("+49 30 901820", "+4930901820"),
            ("+290 2345", "+2902345"), ("+683 4000", "+6834000"), ("+7 495 123 45 67", "+74951234567"),
            ("+52 55 1234 5678", "+525512345678"), ("+882 13 1234567890", "+882131234567890"),
        ])
    func reads(typed: String, kept: String) throws {
        #expect(try PhoneNumber.parse(typed).revealed == kept)
        #expect(PhoneNumber(e164: kept)?.revealed == kept)
        #expect(try PhoneNumber.parse(kept).revealed == kept)
    }

    @Test(
        "Refuses what is not one, and says why",
        arguments: [
            ("", .empty), ("  ", .empty), ("()", .empty), ("+", .empty), ("-", .empty),
            ("1-800-RECOVER", .letters), ("call me", .letters), ("555-CALL-NOW", .letters),
            ("555 234 5678 x12", .phoneExtension), ("555 234 5678 ext. 12", .phoneExtension),
            ("555 234 5678 #12", .phoneExtension),
            ("555 234 5678,12", .phoneExtension), ("555 234 5678;12", .phoneExtension),
            ("５５５ 234 5678", .strangeCharacter), ("٥٥٥٢٣٤٥٦٧٨", .strangeCharacter), ("555_234_5678", .strangeCharacter),
            ("555\n234\n5678", .strangeCharacter), ("555\u{0}2345678", .strangeCharacter),
            ("5\u{301}552345678", .strangeCharacter),
            ("\u{202E}5552345678", .strangeCharacter), ("555 234 5678 🙂", .strangeCharacter),
            ("=5552345678", .strangeCharacter),
            ("++15552345678", .misplacedPlus), ("1+5552345678", .misplacedPlus), ("5552345678+", .misplacedPlus),
            ("(555 234 5678", .unbalancedParentheses), ("555) 234 5678", .unbalancedParentheses),
            ("((555)) 234 5678", .unbalancedParentheses),
            ("234-5678", .tooFewDigits), ("911", .tooFewDigits), ("+1 555 234 567", .tooFewDigits),
            ("+44 20 79", .tooFewDigits),
            ("555 234 56789", .tooManyDigits), ("25552345678", .tooManyDigits), ("+1 555 234 56789", .tooManyDigits),
            ("+44 1234567890123456", .tooManyDigits),
            ("0555 234 5678", .leadingZero), ("0044 20 7946 0018", .leadingZero), ("020 7946 0018", .leadingZero),
            ("155 234 5678", .tooFewDigits), ("1 155 234 5678", .unknownAreaCode), ("1 055 234 5678", .unknownAreaCode),
            ("911 234 5678", .unknownAreaCode), ("211 234 5678", .unknownAreaCode), ("590 234 5678", .unknownAreaCode),
            ("555 134 5678", .unknownExchange), ("555 034 5678", .unknownExchange), ("555 911 5678", .unknownExchange),
            ("+0 44 20 7946 0018", .unknownCountryCode), ("+210 1234567", .unknownCountryCode),
            ("+999 1234567", .unknownCountryCode),
            ("+979 1 2345 6789", .unknownCountryCode), ("+800 1234 5678", .unknownCountryCode),
            ("+21", .unknownCountryCode),
            ("011 0 12345678", .unknownCountryCode),
        ] as [(String, PhoneNumber.Fault)])
    func refuses(typed: String, fault: PhoneNumber.Fault) {
        #expect(throws: fault) { try PhoneNumber.parse(typed) }
    }

    @Test("Refuses a text without end early")
    func refusesLongText() {
        #expect(throws: PhoneNumber.Fault.tooLong) { try PhoneNumber.parse(String(repeating: " ", count: 41)) }
        #expect(throws: PhoneNumber.Fault.tooLong) { try PhoneNumber.parse(String(repeating: "5", count: 100_000)) }
    }

    @Test("Every area code and exchange is judged as the plan has it")
    func judgesThePlan() {
        for code in 0...999 {
            let digits = [code / 100, code / 10 % 10, code % 10]
            let isAreaCode = digits[0] >= 2 && digits[1] <= 8 && !(digits[1] == 1 && digits[2] == 1)
            let isExchange = digits[0] >= 2 && !(digits[1] == 1 && digits[2] == 1)
            let text = digits.map(String.init).joined()
            #expect(((try? PhoneNumber.parse("+1\(text)2345678")) != nil) == isAreaCode, "\(text) as area code")
            #expect(((try? PhoneNumber.parse("+1555\(text)5678")) != nil) == isExchange, "\(text) as exchange")
        }
    }

    @Test(
        "What was kept is read back only in its form",
        arguments: ["", "+", "15552345678", "+1555234567a", "+123456", "+1234567890123456", "+1 5552345678"])
    func refusesOtherForms(text: String) {
        #expect(PhoneNumber(e164: text) == nil)
    }

    @Test("Any text is a number in its form or a fault, and what is a number reads as itself")
    func holdsAgainstAnything() {
        var generator = SystemRandomNumberGenerator()
        let pieces = [
            "0", "1", "2", "5", "555", "+", "(", ")", "-", " ", ".", "x", "\u{A0}", "٣", "+44", "011", "(0)", "\u{0}",
            "é",
        ]
        for _ in 0..<20_000 {
            let typed = (0..<Int.random(in: 0...14, using: &generator)).map { _ in
                pieces.randomElement(using: &generator) ?? ""
            }
            .joined()
            guard let number = try? PhoneNumber.parse(typed) else { continue }
            #expect(PhoneNumber(e164: number.revealed) == number, "\(typed.debugDescription)")
            #expect((try? PhoneNumber.parse(number.revealed)) == number, "\(typed.debugDescription)")
        }
    }

    @Test("Every fault tells a person what to do, in a way of its own")
    func explains() {
        let messages = Set(PhoneNumber.Fault.allCases.map(\.message))
        #expect(messages.count == PhoneNumber.Fault.allCases.count)
        #expect(messages.allSatisfy { $0.hasSuffix(".") })
    }
}
