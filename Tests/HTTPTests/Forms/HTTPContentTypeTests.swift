import HTTP
import Testing

/// RFC 9110 §8.3 and §5.6.6.
@Suite("Content-Type of a request")
struct HTTPContentTypeTests {
    private func declaration(_ values: String...) -> HTTPContentType.Declaration {
        HTTPRequest(["Host: a"] + values.map { "Content-Type: \($0)" }).contentType
    }

    private func type(_ value: String) -> HTTPContentType? {
        if case .of(let type) = declaration(value) { type } else { nil }
    }

    @Test("Knows types in any case, with parameters and without")
    func knowsTypes() throws {
        for value in [
            "application/json", "Application/JSON", "application/json; charset=utf-8",
            "application/json;charset=\"UTF-8\"",
            "application/json ; charset=utf-8 ;",
        ] {
            let known = try #require(type(value), "\(value)")
            #expect(known.isType(.json) && known.isUTF8, "\(value)")
        }
        #expect(type("text/plain; charset=latin1")?.isUTF8 == false)
        #expect(type("application/problem+json")?.isType(.json) == false)
    }

    @Test("Reads a boundary as a token and as a quoted string")
    func readsBoundary() {
        let prefix = "multipart/form-data; boundary="
        #expect(type("\(prefix)abc")?.boundary == Array("abc".utf8))
        #expect(type("\(prefix)\"a b:c\"; charset=utf-8")?.boundary == Array("a b:c".utf8))
        #expect(type("\(prefix)\"a\\\"b\"")?.boundary == Array("a\"b".utf8))
        #expect(type("multipart/form-data")?.boundary == nil)
    }

    @Test(
        "Refuses what is no media type",
        arguments: [
            "", "json", "/json", "application/", "application/json, text/html", "application /json", "a/b/c",
            "application/json; charset", "application/json; charset=", "application/json; charset=\"utf-8",
            "application/json; charset=utf-8; charset=latin1", "application/json; a=b c",
            "application/json charset=utf-8",
        ])
    func refuses(value: String) {
        #expect(declaration(value) == .malformed)
    }

    @Test("Tells absent from doubled")
    func tellsAbsent() {
        #expect(declaration() == .absent)
        #expect(declaration("application/json", "application/json") == .malformed)
    }
}
