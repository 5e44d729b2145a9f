import HTTP
import Testing

/// RFC 9110 §12.5.1 and §12.4.2.
@Suite("Accept")
struct AcceptTests {
    private static let html = MediaType("text", "html")
    private static let plain = MediaType("text", "plain")

    private func quality(of mediaType: MediaType, _ values: String...) -> Int {
        HTTPRequest(["Host: a"] + values.map { "Accept: \($0)" }).quality(of: mediaType)
    }

    @Test("Takes everything when nothing is said")
    func takesEverything() {
        #expect(HTTPRequest(["Host: a"]).quality(of: .json) == 1000)
        #expect(quality(of: .json, "") == 1000)
        #expect(quality(of: .json, " , ") == 1000)
    }

    @Test("Takes audio/basic, else any audio, as the RFC's first example says")
    func firstExample() {
        let value = "audio/*; q=0.2, audio/basic"
        #expect(quality(of: MediaType("audio", "basic"), value) == 1000)
        #expect(quality(of: MediaType("audio", "midi"), value) == 200)
        #expect(quality(of: .json, value) == 0)
    }

    @Test("Orders text and dvi as the RFC's second example says")
    func secondExample() {
        let value = "text/plain; q=0.5, text/html, text/x-dvi; q=0.8, text/x-c"
        #expect(quality(of: Self.html, value) == 1000)
        #expect(quality(of: MediaType("text", "x-c"), value) == 1000)
        #expect(quality(of: MediaType("text", "x-dvi"), value) == 800)
        #expect(quality(of: Self.plain, value) == 500)
        #expect(quality(of: .json, value) == 0)
    }

    @Test("Takes the most specific range, as the RFC's third example says")
    func thirdExample() {
        let value = "text/*;q=0.3, text/plain;q=0.7, text/plain;format=flowed, text/plain;format=fixed;q=0.4, */*;q=0.5"
        // Its other lines are about parameters that we do not send.
        #expect(quality(of: Self.plain, value) == 700)
        #expect(quality(of: Self.html, value) == 300)
        #expect(quality(of: MediaType("image", "jpeg"), value) == 500)
    }

    @Test(
        "Knows what browsers and tools send",
        arguments: [
            ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", 800),
            ("text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8", 800),
            ("application/json, text/plain, */*", 1000), ("*/*", 1000), ("application/*", 1000), ("text/html", 0),
            ("application/json", 1000), ("application/problem+json", 0), ("APPLICATION/JSON", 1000),
            ("application/json; charset=utf-8", 1000), ("application/json;charset=UTF-8;q=0.5", 500),
            ("application/json; charset=\"utf-8\"", 1000),
        ])
    func knowsCommonValues(value: String, expected: Int) {
        #expect(quality(of: .json, value) == expected)
    }

    @Test(
        "Lets the more specific range win, wherever it stands",
        arguments: [
            ("*/*, application/json;q=0", 0), ("application/json;q=0, */*", 0), ("*/*;q=0, application/json", 1000),
            ("application/*;q=0.1, */*", 100), ("application/json;q=0.2, application/*;q=0.9", 200),
            ("*/*;q=0.3, application/*;q=0.2, application/json;q=0.1", 100), ("text/*, */*;q=0.4", 400),
        ])
    func letsTheMoreSpecificWin(value: String, expected: Int) {
        #expect(quality(of: .json, value) == expected)
    }

    @Test("Reads several lines as one list")
    func readsSeveralLines() {
        #expect(quality(of: .json, "text/html", "application/json;q=0.6") == 600)
        #expect(quality(of: .json, "*/*", "application/json;q=0") == 0)
    }

    @Test(
        "Reads a weight to the thousandth",
        arguments: [
            ("0", 0), ("0.", 0), ("0.0", 0), ("0.000", 0), ("0.001", 1), ("0.01", 10), ("0.1", 100), ("0.25", 250),
            ("0.999", 999), ("1", 1000), ("1.", 1000), ("1.0", 1000), ("1.000", 1000),
        ])
    func readsWeights(weight: String, expected: Int) {
        #expect(quality(of: .json, "application/json;q=\(weight)") == expected)
        #expect(quality(of: .json, "application/json \t; \t Q=\(weight)") == expected)
    }

    /// The range is malformed then, and fits nothing.
    @Test(
        "Refuses to guess a weight",
        arguments: [
            "", "2", "1.1", "1.001", "0.0000", "0.1234", "-0", "-1", "+1", ".5", "0,5", "0.5x", "x", "00", "01", "0x1",
            "1e0",
            "\"1\"", "0 .5", "0.\u{0661}",
        ])
    func refusesWeights(weight: String) {
        #expect(quality(of: .json, "application/json;q=\(weight), text/html") == 0)
    }

    @Test(
        "Disregards a range that is malformed",
        arguments: [
            "json", "*", "*/json", "/json", "application/", "application", "application json", "application//json",
            "application/json/x", "appl ication/json", "application/js on", "(application)/json", "application/{json}",
            "\"application/json\"", "caf\u{E9}/json", ";q=1", "q=1",
        ])
    func disregardsMalformedRanges(range: String) {
        #expect(quality(of: .json, "\(range), text/html") == 0, "it fits nothing")
        #expect(quality(of: .json, "\(range), */*;q=0.5") == 500, "it hides nothing")
    }

    @Test(
        "Counts a field of nothing but malformed ranges as absent", arguments: ["json", "*", "a/b;q=7", ";;", "a, b"])
    func countsMalformedFieldAsAbsent(value: String) {
        #expect(quality(of: .json, value) == 1000)
    }

    @Test(
        "Does not pass for what the client asked for with parameters",
        arguments: [
            "application/json;version=2", "application/json;version=2;q=0.9", "application/json;q=0.9;version=2",
            "application/json;q", "application/json;version=\"2,3\"",
            "application/json;title=\"a;q=9\"", "application/json;title=\"\\\";q=9\"",
        ])
    func fitsNoParameters(value: String) {
        #expect(quality(of: .json, value) == 0)
        #expect(quality(of: .json, "\(value), */*;q=0.1") == 100)
    }

    @Test("Writes a media type as it is sent")
    func describesMediaTypes() {
        #expect(MediaType.json.description == "application/json")
        #expect(MediaType.problem.description == "application/problem+json")
        #expect(MediaType.json == MediaType("application", "json"))
        #expect(MediaType.json != .openAPI)
        #expect(Set([MediaType.json, MediaType("application", "json"), .problem]).count == 2)
    }
}
