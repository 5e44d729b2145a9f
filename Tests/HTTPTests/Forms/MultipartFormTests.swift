import HTTP
import Testing

/// RFC 7578 and RFC 2046 §5.1, read strictly.
@Suite("Multipart forms")
struct MultipartFormTests {
    private func read(
        _ body: String, boundary: String = "b", _ limits: FormLimits = FormLimits()
    ) throws(FormError) -> [[String]] {
        try MultipartForm.fields(Array(body.utf8).span, boundary: Array(boundary.utf8), limits: limits)
            .map { [$0.name, $0.value] }
    }

    /// A part that holds "1" under this disposition.
    private func part(_ disposition: String, _ more: String = "", value: String = "1") -> String {
        "--b\r\nContent-Disposition: \(disposition)\r\n\(more)\r\n\(value)\r\n"
    }

    private static let field = "form-data; name=\"a\""

    @Test("Reads what a browser writes")
    func readsBrowser() throws {
        let boundary = "----WebKitFormBoundary7MA4YWxkTrZu0gW"
        let body = [("phone", "(212) 555-0123"), ("name", "José “Joe”\r\nDoe"), ("consent", "on"), ("empty", "")].map {
            "--\(boundary)\r\nContent-Disposition: form-data; name=\"\($0.0)\"\r\n\r\n\($0.1)\r\n"
        }
        #expect(
            try read(body.joined() + "--\(boundary)--\r\n", boundary: boundary) == [
                ["phone", "(212) 555-0123"], ["name", "José “Joe”\r\nDoe"], ["consent", "on"], ["empty", ""],
            ])
    }

    @Test(
        "Reads the ways in which a name is written",
        arguments: [
            ("form-data; name=a", "a"), ("form-data;name=\"a\"", "a"), ("form-data ; name=\"a;b\"", "a;b"),
            ("FORM-DATA; NAME=\"a\"", "a"), ("form-data; name=\"a%22b\"", "a\"b"), ("form-data; name=\"a\\\"", "a\\"),
            ("form-data; name=\"%0D%0a%41\"", "\r\n%41"), ("form-data; name=\"é\"", "é"), ("form-data; name=\"\"", ""),
            ("form-data; name=\"a\"; other=1;", "a"),
        ])
    func readsNames(disposition: String, name: String) throws {
        #expect(try read(part(disposition) + "--b--") == [[name, "1"]])
    }

    @Test(
        "Reads around preamble, padding and epilogue, and no boundary where none is",
        arguments: [
            (
                "preamble\r\n--b \t\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--b-- \t\r\nepilogue --b",
                [["a", "1"]]
            ),
            (
                "--b\r\nContent-Disposition: form-data; name=a\r\n\r\n1--b\n--b--\r\n--c\r\n--b--",
                [["a", "1--b\n--b--\r\n--c"]]
            ),
            ("--b--", []), ("--b--\r\n", []), ("x\r\n--b--\r\nmore", []),
        ])
    func readsAround(body: String, fields: [[String]]) throws {
        #expect(try read(body) == fields)
    }

    @Test("Reads a part's other fields, and refuses what would have to be converted")
    func readsOtherFields() throws {
        let end = "--b--"
        for more in [
            "Content-Type: text/plain\r\n", "content-type: text/plain; charset=UTF-8\r\n", "X-Other: anything\r\n",
            "Content-Type: text/plain; charset=\"us-ascii\"\r\n", "Content-Transfer-Encoding: 8bit\r\n",
        ] {
            #expect(try read(part(Self.field, more) + end) == [["a", "1"]])
        }
        #expect(throws: FormError.unknownCharset(field: 1)) {
            try read(part(Self.field, "Content-Type: text/plain; charset=utf-16\r\n") + end)
        }
        #expect(throws: FormError.encodedPart(field: 1)) {
            try read(part(Self.field, "Content-Transfer-Encoding: base64\r\n") + end)
        }
        #expect(throws: FormError.fileNotWanted(field: 2)) {
            try read(part(Self.field) + part("form-data; name=f; filename=\"\"") + end)
        }
        #expect(throws: FormError.fileNotWanted(field: 1)) {
            try read(part("form-data; name=f; filename*=UTF-8''x") + end)
        }
    }

    @Test(
        "Refuses names that readers disagree about",
        arguments: [
            "form-data", "form-data; name", "form-data; name=", "form-data; name=\"a", "form-data; name=a; name=b",
            "form-data; name=a b", "attachment; name=a", "form-data; =a", "; name=a", "form-data; name=\"a\"b",
        ])
    func refusesNames(disposition: String) {
        #expect(throws: FormError.missingName(field: 1)) { try read(part(disposition) + "--b--") }
    }

    @Test(
        "Refuses bodies that are not whole or not parted by the rules",
        arguments: [
            ("", FormError.missingFirstPart), ("a=1", .missingFirstPart), ("x--b--", .missingFirstPart),
            ("\n--b--", .missingFirstPart), ("--b", .missingEnd), ("--b\r\n", .missingEnd),
            ("--b\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--b", .missingEnd),
            ("--b\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n", .missingEnd),
            ("--b\r\nContent-Disposition: form-data; name=a\r\n\r\n1--b--", .missingEnd),
            ("--bc\r\n\r\n1\r\n--b--", .malformedDelimiter(field: 1)), ("--b\n", .malformedDelimiter(field: 1)),
            ("--b-\r\n", .malformedDelimiter(field: 1)), ("--b--x", .malformedDelimiter(field: 1)),
            ("--b\r\n1\r\n--b--", .malformedPartHead(field: 1)), ("--b\r\n\r\n1\r\n--b--", .missingName(field: 1)),
            ("--b\r\nContent-Disposition: form-data; name=a\n\n1\r\n--b--", .malformedPartHead(field: 1)),
            ("--b\r\nContent-Disposition : form-data; name=a\r\n\r\n1\r\n--b--", .malformedPartHead(field: 1)),
            ("--b\r\nContent-Disposition: form-data; name=a\r\n ;x=y\r\n\r\n1\r\n--b--", .malformedPartHead(field: 1)),
            ("--b\r\nContent-Disposition: form-data; name=a\r\n--b--", .malformedPartHead(field: 1)),
        ])
    func refuses(body: String, error: FormError) {
        #expect(throws: error) { try read(body) }
    }

    @Test("Refuses text that is not UTF-8")
    func refusesOtherText() {
        let bytes = Array(part(Self.field).utf8.dropLast(3)) + [0xFF] + Array("\r\n--b--".utf8)
        #expect(throws: FormError.notUTF8(field: 1)) {
            try MultipartForm.fields(bytes.span, boundary: Array("b".utf8))
        }
    }

    @Test(
        "Refuses a boundary that is none",
        arguments: ["", " ", "a ", "a\"b", "a\r\nb", "é", String(repeating: "a", count: 71)])
    func refusesBoundary(boundary: String) {
        #expect(throws: FormError.malformedBoundary) { try read("--\(boundary)--", boundary: boundary) }
    }

    @Test("Takes as much as the limits say, and no more")
    func keepsLimits() throws {
        var limits = FormLimits()
        limits.fieldCountMaximum = 2
        limits.nameByteCountMaximum = 3
        limits.valueByteCountMaximum = 4
        limits.partHeadByteCountMaximum = 60
        let longest = part("form-data; name=abc", value: "1234")
        #expect(try read(longest + longest + "--b--", limits) == [["abc", "1234"], ["abc", "1234"]])
        #expect(throws: FormError.tooManyFields) { try read(longest + longest + longest + "--b--", limits) }
        #expect(throws: FormError.nameTooLong(field: 1)) { try read(part("form-data; name=abcd") + "--b--", limits) }
        #expect(throws: FormError.valueTooLong(field: 1)) {
            try read(part("form-data; name=a", value: "12345") + "--b--", limits)
        }
        #expect(throws: FormError.partHeadTooLong(field: 1)) {
            try read(part("form-data; name=a", "X: \(String(repeating: "x", count: 60))\r\n") + "--b--", limits)
        }
        #expect(throws: FormError.partHeadTooLong(field: 1)) {
            try read("--b\r\n\(String(repeating: "x", count: 70))\r\n--b--", limits)
        }
    }

    private func read(_ body: String, _ limits: FormLimits) throws(FormError) -> [[String]] {
        try read(body, boundary: "b", limits)
    }
}
