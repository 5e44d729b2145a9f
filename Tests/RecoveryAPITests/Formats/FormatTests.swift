import Content
import JSON
import Testing

@Suite("Formats of every entry")
struct FormatTests {
    /// An entry in all of its formats, each made and read once: this is the longest of our tests.
    private struct Formats {
        let path: String
        let entry: JSONObject
        let linkedData: String
        let markdown: String
        let speech: String
        let page: String
        let markup: Markup

        init(_ path: String) throws {
            self.path = path
            entry = try TestAPI.send(path).json()
            linkedData = try JSONValue.parse(try TestAPI.send("\(path).jsonld").body).strings.joined(separator: "\n")
            markdown = try TestAPI.send("\(path).md").text
            speech = try TestAPI.send("\(path).txt").text
            page = try TestAPI.send("\(path).html").text
            markup = Markup(page)
        }
    }

    @Test(
        "No format lacks a word or a crisis line of the entry, and each has the form of its kind",
        arguments: CollectionKind.all.map { "/\($0.folder)" })
    func holds(collection: String) throws {
        let items = try TestAPI.send(collection).json().objects("items")
        #expect(!items.isEmpty)
        for item in items {
            let formats = try Formats(try #require(item.text("links", "self")))
            checkWords(formats)
            checkCrisisLines(formats)
            checkSpeech(formats)
            checkPage(formats.page, formats.markup, at: formats.path)
        }
    }

    private func checkWords(_ formats: Formats) {
        let words = Entries.words(of: Entries.texts(of: formats.entry).joined(separator: "\n"))
        #expect(words.count > 100)
        for text in [formats.linkedData, formats.markdown, formats.speech, formats.markup.text] {
            let missing = words.subtracting(Entries.words(of: text))
            #expect(missing.isEmpty, "\(formats.path): \(text.prefix(80))")
        }
    }

    /// Whom to call stands before everything, and every line at the end.
    private func checkCrisisLines(_ formats: Formats) {
        let (path, page) = (formats.path, formats.markup.text)
        for line in formats.entry.objects("crisis") {
            for number in [line.text("call"), line.text("text")].compactMap(\.self) {
                #expect(page.contains(number) && formats.markdown.contains(number), "\(path) \(number)")
                let digits = number.split(separator: "-").map { $0.map(String.init).joined(separator: " ") }
                #expect(formats.speech.contains(digits.joined(separator: ", ")), "\(path) \(number)")
            }
            #expect(formats.linkedData.contains(line.text("name") ?? "?"), "\(path)")
        }
        for start in [formats.markdown.split(separator: "\n# ").first, formats.page.split(separator: "<h1>").first] {
            #expect(start?.contains("911") == true && start?.contains("988") == true, "\(path)")
        }
        let first = formats.speech.split(separator: "\n\n").first
        #expect(first?.contains("9 8 8") == true && first?.contains("9 1 1") == true, "\(path)")
    }

    /// What is read aloud has no symbol and no address.
    private func checkSpeech(_ formats: Formats) {
        let marks = Set(" \n.,:;?!'’-")
        let others = Set(formats.speech.filter { !$0.isLetter && !("0"..."9").contains($0) && !marks.contains($0) })
        #expect(others.isEmpty, "\(formats.path)")
        for text in ["http", "www", "  ", "988", "911"] { #expect(!formats.speech.contains(text), "\(formats.path)") }
    }

    /// Well-formed, with landmarks, one title, headings in order, and links that lead somewhere.
    private func checkPage(_ page: String, _ markup: Markup, at path: String) {
        #expect(markup.faults.isEmpty, "\(path)")
        #expect(page.contains("<html lang=\"en\">") && page.contains("<link rel=\"canonical\" href=\"\(path)\">"))
        for element in ["title", "main", "header", "aside", "h1"] {
            #expect(markup.elements[element] == 1, "\(path) \(element)")
        }
        #expect(markup.elements["script"] == nil && markup.elements["img"] == nil)
        #expect(markup.headings.first == 1)
        for (one, next) in zip(markup.headings, markup.headings.dropFirst()) {
            #expect(next <= one + 1, "\(path): h\(next) after h\(one)")
        }
        for href in markup.hrefs {
            switch href.first {
            case "/": #expect((try? TestAPI.send("HEAD", href).status) == 200, "\(path) leads to \(href)")
            case "#": #expect(markup.ids.contains(String(href.dropFirst())), "\(path) leads to \(href)")
            default:
                let schemes = ["https://", "http://", "tel:", "sms:"]
                #expect(schemes.contains { href.hasPrefix($0) }, "\(path) leads to \(href)")
            }
        }
    }

    @Test(
        "Lists are pages like all others",
        arguments: ["/", "/navigation", "/topics", "/crisis-resources", "/sponsored-listings"])
    func listsArePages(path: String) throws {
        let page = try TestAPI.send(path, fields: ["Accept: text/html"]).text
        checkPage(page, Markup(page), at: path)
    }

    @Test("A page that speaks of danger at home can be left at once, and says whom to call first")
    func offersAWayOut() throws {
        let page = try TestAPI.send("/topics/domestic-violence-and-addiction.html").text
        let hotline = try #require(page.firstRange(of: "1-800-799-7233"))
        let exit = try #require(page.firstRange(of: "Leave this page now"))
        #expect(exit.lowerBound < hotline.lowerBound)
        #expect(hotline.lowerBound < (try #require(page.firstRange(of: "<h1>"))).lowerBound)
        #expect(page.contains("does not clear your history"))
        let notice = try #require(page.firstRange(of: "If someone at home hurts or frightens you"))
        #expect(notice.lowerBound < (try #require(page.firstRange(of: "class=\"lead\""))).lowerBound)
        #expect(!(try TestAPI.send("/programs/iop.html").text).contains("Leave this page now"))
    }

    @Test("Markup in a text stays text")
    func escapesMarkdown() throws {
        let markdown = try TestAPI.send("/payment-options/medicare.md").text
        #expect(markdown.contains("Medicare \\& Medicaid"))
        #expect(!markdown.contains("<p>"))
    }
}
