import JSON
import Testing

@Suite("Choosing a format")
struct FormatNegotiationTests {
    @Test(
        "The client's wish decides, then that it named the format, then our order",
        arguments: [
            (nil, "application/json"), ("*/*", "application/json"), ("application/json", "application/json"),
            ("application/*", "application/json"), ("text/*", "text/markdown"), ("text/html", "text/html"),
            ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
            (
                "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7",
                "text/html"
            ),
            ("text/html, application/xhtml+xml, */*", "text/html"), ("text/html, application/json", "application/json"),
            ("application/ld+json", "application/ld+json"), ("text/plain", "text/plain"),
            ("text/markdown, text/html;q=0.9", "text/markdown"), ("text/html;q=0.5, text/plain;q=0.7", "text/plain"),
            ("text/html;q=0, */*;q=0.1", "application/json"), ("application/json;q=0, */*", "application/ld+json"),
            ("image/png, text/plain;q=0.1", "text/plain"), ("TEXT/HTML", "text/html"), ("nonsense", "application/json"),
            ("text/html;charset=utf-8", "text/html"),
        ] as [(String?, String)])
    func chooses(accept: String?, expected: String) throws {
        let answer = try TestAPI.send("/programs/iop", fields: accept.map { ["Accept: \($0)"] } ?? [])
        #expect(answer.status == 200)
        #expect(answer["content-type"]?.hasPrefix(expected) == true)
        #expect(answer["vary"] == "Accept, Accept-Encoding")
        let alone = try TestAPI.send(try #require(answer["content-location"]))
        #expect(alone.body == answer.body)
        #expect(alone["etag"] == answer["etag"])
        #expect(alone["vary"] == "Accept-Encoding")
        #expect(alone["content-location"] == nil)
    }

    @Test(
        "A suffix names the format, whatever Accept says",
        arguments: [
            ("json", "application/json"), ("jsonld", "application/ld+json"), ("md", "text/markdown; charset=utf-8"),
            ("txt", "text/plain; charset=utf-8"), ("html", "text/html; charset=utf-8"),
        ])
    func obeysSuffix(suffix: String, type: String) throws {
        let answer = try TestAPI.send("/programs/iop.\(suffix)", fields: ["Accept: image/png"])
        #expect(answer.status == 200)
        #expect(answer["content-type"] == type)
        #expect(answer["link"]?.contains("</programs/iop>; rel=\"canonical\"") == true)
        let head = try TestAPI.send("HEAD", "/programs/iop.\(suffix)")
        #expect(head["content-length"] == String(answer.body.count))
        let alias = try TestAPI.send("/programs/intensive-outpatient-programs.\(suffix)")
        #expect(alias.status == 308)
        #expect(alias["location"] == "/programs/iop.\(suffix)")
    }

    @Test("Formats of one entry have tags of their own")
    func tagsDiffer() throws {
        let tags = try ["json", "jsonld", "md", "txt", "html"].map { try TestAPI.send("/programs/iop.\($0)")["etag"] }
        #expect(Set(tags).count == 5)
    }

    @Test("Who wants none gets a list of what there is")
    func listsFormats() throws {
        let answer = try TestAPI.send("/programs/iop", fields: ["Accept: image/png"])
        #expect(answer.status == 406)
        let available = try answer.json().objects("available")
        #expect(
            available.map { $0.text("type") } == [
                "application/json", "application/ld+json", "text/markdown", "text/plain", "text/html",
            ])
        for format in available {
            let href = try #require(format.text("href"))
            #expect(try TestAPI.send(href).status == 200)
            #expect(answer["link"]?.contains("<\(href)>; rel=\"alternate\"") == true)
        }
    }

    @Test(
        "A suffix that does not exist is 404 and says what is near",
        arguments: [
            ("/programs/iop.jsn", "\"iop.json\""), ("/programs/iop.htm", "\"iop.html\""),
            ("/programs/iopp.md", "\"iop.md\""), ("/programs/iop.pdf", ".jsonld"),
            ("/programs/intensive-outpatient-programs.htm", "\"intensive-outpatient-programs.html\""),
            ("/programs/iop/sections/what-it-iss", "\"what-it-is\""),
            ("/programs/iop/sections/what-it-is.jsonld", ".json"), ("/programs/ipo/sections", "\"iop\""),
        ])
    func suggests(path: String, suggestion: String) throws {
        let answer = try TestAPI.send(path)
        #expect(answer.status == 404)
        #expect(try answer.json().text("detail")?.contains(suggestion) == true, "\(answer.text)")
    }

    @Test(
        "Lists are JSON for programs and pages for browsers", arguments: ["/", "/programs", "/navigation", "/topics"])
    func listsHavePages(path: String) throws {
        #expect(try TestAPI.send(path)["content-type"] == "application/json")
        let page = try TestAPI.send(
            path, fields: ["Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"])
        #expect(page["content-type"] == "text/html; charset=utf-8")
        #expect(page["content-security-policy"]?.contains("style-src 'sha256-") == true)
    }
}
