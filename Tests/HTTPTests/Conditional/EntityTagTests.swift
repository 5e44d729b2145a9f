import HTTP
import Testing

/// RFC 9110 §8.8.3 and §13.1.
@Suite("Entity tags")
struct EntityTagTests {
    private static let current = Array("\"abc\"".utf8)

    private func matches(_ value: String, _ comparison: EntityTagList.Comparison) -> Bool {
        let bytes = Array("<\(value)>".utf8)
        return EntityTagList.matches(
            bytes.span, in: 1..<(bytes.count - 1), current: Self.current, comparison)
    }

    @Test(
        "Finds the tag in a list",
        arguments: [
            "\"abc\"", "*", "\"abc\", \"x\"", "\"x\", \"abc\"", "\"x\",\"abc\",\"y\"", " \t\"abc\"\t ", ", ,\"abc\",,",
            "W/\"abc\", \"abc\"", "W/\"x\" , \"abc\"", "\"\", \"abc\"", "\"a,b\", \"abc\"",
            "\"caf\u{E9}\", \"abc\"", "\"!#$%&'()*+-./:;<=>?@[]^_`{|}~\", \"abc\"",
            // RFC 9110 §8.8.3: a backslash is a byte like any other, and escapes nothing.
            "\"x\\\", \"abc\"", "\"\\\\\", \"abc\"",
        ])
    func findsTheTag(value: String) {
        #expect(matches(value, .strong))
        #expect(matches(value, .weak))
    }

    /// RFC 9110 §8.8.3.2.
    @Test(
        "Takes a weak tag for equal in a weak comparison only",
        arguments: ["W/\"abc\"", "\"x\", W/\"abc\"", "W/\"abc\","])
    func comparesWeakly(value: String) {
        #expect(matches(value, .weak))
        #expect(!matches(value, .strong))
    }

    @Test(
        "Finds nothing where the tag is not",
        arguments: [
            "", " ", ",", "\"\"", "\"ab\"", "\"abcd\"", "\"ABC\"", "\"x\"", "W/\"x\"", "\"*\"", "\"abc,\"", "\",abc\"",
            "\"x\", \"y\", \"z\"", "\"a\\bc\"",
        ])
    func findsNothing(value: String) {
        #expect(!matches(value, .strong))
        #expect(!matches(value, .weak))
    }

    @Test(
        "Finds nothing in what is no list of tags, even where the tag is among it",
        arguments: [
            "abc", "'abc'", "\"abc", "abc\"", "\"abc\"x", "x\"abc\"", "\"abc\" \"x\"", "\"abc\", x", "x, \"abc\"",
            "\"abc\", *", "*, \"abc\"", "**", "\"abc\";", "\"abc\", \"", "\"abc\", W/", "\"abc\", W/x", "\"abc\", W",
            "\"abc\", w/\"x\"", "w/\"abc\"", "W\"abc\"", "W/ \"abc\"", "W /\"abc\"", "W/W/\"abc\"", "\"abc\", \"x y\"",
            "\"abc\", \"x\ty\"", "\"abc\", \"\u{7F}\"", "\"\"abc\"\"",
        ])
    func findsNothingInNoList(value: String) {
        #expect(!matches(value, .strong))
        #expect(!matches(value, .weak))
    }

    /// RFC 9110 §13.1.2.
    @Test(
        "If-None-Match holds back an answer that the client has",
        arguments: [
            ([], false), (["*"], true), (["\"abc\""], true), (["W/\"abc\""], true), (["\"x\""], false),
            (["\"x\", \"abc\""], true), (["\"x\"", "\"abc\""], true), (["\"x\"", "\"y\""], false), ([""], false),
            (["abc"], false), (["\"abc"], false),
        ])
    func ifNoneMatch(values: [String], holdsBack: Bool) {
        let request = HTTPRequest(["Host: a"] + values.map { "If-None-Match: \($0)" })
        #expect(request.ifNoneMatchNames(Self.current) == holdsBack)
        #expect(!request.ifMatchExcludes(Self.current))
    }

    /// RFC 9110 §13.1.1: strong comparison, and a condition that cannot be read does not hold.
    @Test(
        "If-Match holds back a change of what the client has not seen",
        arguments: [
            ([], false), (["*"], false), (["\"abc\""], false), (["W/\"abc\""], true), (["\"x\""], true),
            (["\"x\", \"abc\""], false), (["\"x\"", "\"abc\""], false), (["\"x\"", "\"y\""], true), ([""], true),
            (["abc"], true), (["\"abc"], true), (["garbage, \"abc\""], true),
        ])
    func ifMatch(values: [String], holdsBack: Bool) {
        let request = HTTPRequest(["Host: a"] + values.map { "if-match: \($0)" }, requestLine: "PATCH / HTTP/1.1")
        #expect(request.ifMatchExcludes(Self.current) == holdsBack)
        #expect(!request.ifNoneMatchNames(Self.current))
    }
}
