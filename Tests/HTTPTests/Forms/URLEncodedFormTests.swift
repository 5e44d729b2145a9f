import HTTP
import Testing

/// WHATWG URL §5, read strictly.
@Suite("URL-encoded forms")
struct URLEncodedFormTests {
    private func read(_ body: String, _ limits: FormLimits = FormLimits()) throws(FormError) -> [[String]] {
        try URLEncodedForm.fields(Array(body.utf8).span, limits: limits).map { [$0.name, $0.value] }
    }

    @Test(
        "Reads what browsers and curl write",
        arguments: [
            ("", []), ("&", []), ("&&a=1&", [["a", "1"]]), ("a", [["a", ""]]), ("a=", [["a", ""]]),
            ("=1", [["", "1"]]),
            ("a=1&b=2", [["a", "1"], ["b", "2"]]), ("a=1&a=2", [["a", "1"], ["a", "2"]]), ("a=b=c", [["a", "b=c"]]),
            ("phone=%28212%29+555-0123", [["phone", "(212) 555-0123"]]), ("a%2Bb=%2B1", [["a+b", "+1"]]),
            ("name=Jos%C3%A9", [["name", "José"]]), ("name=Jos%c3%a9", [["name", "José"]]),
            ("name=José", [["name", "José"]]),
            ("a=%00", [["a", "\u{0}"]]), ("a=%0D%0A", [["a", "\r\n"]]), ("a=%26%3D", [["a", "&="]]),
            ("a=\"<>", [["a", "\"<>"]]),
        ])
    func reads(body: String, fields: [[String]]) throws {
        #expect(try read(body) == fields)
    }

    @Test(
        "Refuses what readers disagree about",
        arguments: [
            ("a=%", FormError.malformedPercentEncoding(field: 1)), ("a=%4", .malformedPercentEncoding(field: 1)),
            ("a=1&b=%4g", .malformedPercentEncoding(field: 2)), ("a=%%41", .malformedPercentEncoding(field: 1)),
            ("%=1", .malformedPercentEncoding(field: 1)), ("a=b c", .byteThatHasToBeEncoded(field: 1)),
            ("a=1\r\n", .byteThatHasToBeEncoded(field: 1)), ("a=1&b\u{0}=2", .byteThatHasToBeEncoded(field: 2)),
            ("a=\u{7F}", .byteThatHasToBeEncoded(field: 1)), ("a=%FF", .notUTF8(field: 1)),
            ("%C3=1", .notUTF8(field: 1)),
            ("a=%ED%A0%80", .notUTF8(field: 1)), ("a=%C0%80", .notUTF8(field: 1)),
        ])
    func refuses(body: String, error: FormError) {
        #expect(throws: error) { try read(body) }
    }

    @Test("Takes as much as the limits say, and no more")
    func keepsLimits() throws {
        var limits = FormLimits()
        limits.fieldCountMaximum = 2
        limits.nameByteCountMaximum = 3
        limits.valueByteCountMaximum = 4
        #expect(try read("abc=%31234&&b=1", limits) == [["abc", "1234"], ["b", "1"]])
        #expect(throws: FormError.tooManyFields) { try read("a=1&b=2&c=3", limits) }
        #expect(throws: FormError.nameTooLong(field: 1)) { try read("abcd=1", limits) }
        #expect(throws: FormError.valueTooLong(field: 2)) { try read("a=1&b=12345", limits) }
    }

    @Test("Shows nothing of a value, nor of the body in an error")
    func isDiscreet() throws {
        let field = FormField(name: "phone", value: "2125550123")
        #expect("\(field)" == "a form field with a value of 10 bytes")
        #expect(FormError.malformedPercentEncoding(field: 1).explanation.contains("2125550123") == false)
    }
}
