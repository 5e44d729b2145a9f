import Content
import JSON
import TestSupport
import Testing

@Suite("GET /search")
struct SearchTests {
    private static func page(_ target: String) throws -> JSONObject {
        let answer = try TestAPI.send(target)
        #expect(answer.status == 200, "\(target): \(answer.text)")
        return try answer.json()
    }

    @Test("Answers hits as lists show entries, with where the words stand")
    func answersHits() throws {
        let page = try Self.page("/search?q=box%20breathing")
        let hit = try #require(page.objects("items").first)
        #expect(hit.text("id") == "deep-breathing-techniques")
        #expect(hit.text("type") == "relapsePreventionTool")
        #expect(hit.text("links", "self") == "/relapse-prevention-tools/deep-breathing-techniques")
        #expect(hit.objects("titleMatches") == [["start": 5, "end": 14]])
        let snippet = try #require(hit["snippet"]?.object)
        let units = Array(try #require(snippet.text("text")).utf16)
        let matches = snippet.objects("matches")
        #expect(!matches.isEmpty)
        for match in matches {
            let start = try #require(match["start"]?.integer)
            let end = try #require(match["end"]?.integer)
            let word = String(decoding: units[start..<end], as: UTF16.self).lowercased()
            #expect(word.hasPrefix("box") || word.hasPrefix("breath"))
        }
        #expect(page["totalCount"]?.integer ?? 0 >= page.objects("items").count)
    }

    @Test("No cache may keep what was asked or answered", arguments: ["/search?q=detox", "/suggest?q=det"])
    func isNotStored(target: String) throws {
        let answer = try TestAPI.send(target)
        #expect(answer["cache-control"] == "no-store")
        #expect(answer["access-control-allow-origin"] == "*")
        let tag = try #require(answer["etag"])
        #expect(try TestAPI.send(target, fields: ["If-None-Match: \(tag)"]).status == 304)
        #expect(try TestAPI.send("HEAD", target).status == 200)
        #expect(try TestAPI.send("OPTIONS", target)["allow"] == "GET, HEAD, OPTIONS")
        let refusal = try TestAPI.send("POST", target)
        #expect(refusal.status == 405)
        #expect(refusal["allow"] == "GET, HEAD, OPTIONS")
        #expect(try TestAPI.send(target, fields: ["Accept: text/html"]).status == 406)
    }

    @Test("Crisis lines are the first member where the words ask for them, and absent where not")
    func crisisFirst() throws {
        for target in [
            "/search?q=i+want+to+die", "/search?q=overdoze", "/suggest?q=suici", "/search?q=kill%20myself&type=faq",
        ] {
            let page = try Self.page(target)
            #expect(page.keys.first == "crisis", "\(target)")
            #expect(page.objects("crisis").first?.text("call") != nil)
        }
        #expect(try Self.page("/search?q=box+breathing").keys.first == "items")
    }

    @Test("Pages follow each other without gap or repetition, by links and by Link")
    func pagesFollow() throws {
        let all = try Self.page("/search?q=treatment&limit=50").objects("items").compactMap { $0.text("links", "self") }
        var target = "/search?q=treatment&limit=7"
        var found: [String] = []
        while true {
            let answer = try TestAPI.send(target)
            let page = try answer.json()
            found += page.objects("items").compactMap { $0.text("links", "self") }
            #expect(page.text("links", "self") == target)
            guard let next = page.text("links", "next"), found.count < all.count else { break }
            #expect(answer["link"] == "<\(next)>; rel=\"next\"")
            target = next
        }
        #expect(Array(found.prefix(all.count)) == all)
        #expect(Set(found).count == found.count)
    }

    @Test("A cursor of another search is refused, and so is one that is none")
    func refusesForeignCursors() throws {
        let next = try #require(try Self.page("/search?q=treatment&limit=1").text("links", "next"))
        let cursor = try #require(next.split(separator: "cursor=").last)
        for target in [
            "/search?q=rehab&cursor=\(cursor)", "/search?q=treatment&type=faq&cursor=\(cursor)",
            "/search?q=treatment&cursor=1", "/search?q=treatment&cursor=",
            "/search?q=treatment&cursor=\(cursor)0000000000",
        ] {
            let answer = try TestAPI.send(target)
            #expect(answer.status == 400, "\(target)")
            #expect(try answer.json().objects("errors").map { $0.text("parameter") } == ["cursor"])
        }
        #expect(try TestAPI.send("/search?q=treatment&limit=3&cursor=\(cursor)").status == 200)
    }

    @Test("Filters by type")
    func filtersByType() throws {
        for kind in CollectionKind.all {
            let items = try Self.page("/search?q=treatment&type=\(kind.type)&limit=50").objects("items")
            #expect(items.allSatisfy { $0.text("type") == kind.type })
            #expect(!items.isEmpty, "\(kind.type)")
        }
    }

    @Test("Every fault of the query is named at once, none with what was typed, and all with whom to call")
    func namesFaults() throws {
        let answer = try TestAPI.send("/search?q=%20&type=canary-type&limit=51&limitt=3")
        #expect(answer.status == 400)
        let problem = try answer.json()
        #expect(Set(problem.objects("errors").map { $0.text("parameter") }) == ["q", "type", "limit", "limitt"])
        #expect(!answer.text.contains("canary-type"))
        #expect(!problem.objects("crisis").isEmpty)
        #expect(try TestAPI.send("/search").status == 400)
        #expect(try TestAPI.send("/suggest?q=a&limit=3").status == 400)
        let long = String(repeating: "canary", count: 60)
        for target in ["/search?q=\(long)", "/suggest?q=\(long)"] {
            let answer = try TestAPI.send(target)
            #expect(answer.status == 400)
            #expect(!answer.text.contains("canary"))
        }
    }

    @Test(
        "Whatever is typed is answered",
        arguments: [
            "%22", "%22%22%22", "AND", "NOT%20rehab", "title%3Arehab", "rehab*", "%28%28", "%F0%9F%92%94",
            "%D8%A7%D9%84", "-", "rehab%20NEAR%2F2",
            "%27%20OR%201%3D1--", "%7Bx%7D", "a%5Eb", "%E2%80%AErehab",
        ])
    func answersAnything(text: String) throws {
        for path in ["/search", "/suggest"] {
            #expect(try TestAPI.send("\(path)?q=\(text)").status == 200, "\(path) \(text)")
        }
    }

    @Test("Where nothing is found, entries are offered")
    func offersEntries() throws {
        let page = try Self.page("/search?q=zzqx")
        #expect(page.objects("items").isEmpty)
        #expect(page["totalCount"] == 0)
        #expect((1...5).contains(page.objects("suggestions").count))
    }

    @Test("A word that was mended is named, with what was searched for instead")
    func namesCorrections() throws {
        let page = try Self.page("/search?q=withdrawl")
        #expect(page.objects("corrections") == [["typed": "withdrawl", "searched": "withdrawal"]])
    }

    @Test("Advertising is linked where it was asked for, and is never a hit")
    func linksToAdvertising() throws {
        #expect(try Self.page("/search?q=betterhelp").text("links", "sponsoredListings") == "/sponsored-listings")
        #expect(try Self.page("/search?q=rehab").text("links", "sponsoredListings") == nil)
    }

    @Test("The examples of the description are what is answered", arguments: ["/search", "/suggest"])
    func examplesAreTrue(path: String) throws {
        let description = try TestAPI.send("/openapi.json").json()
        var value: JSONValue? = .object(description)
        for key in ["paths", path, "get", "responses", "200", "content", "application/json", "examples"] {
            value = value?.object?[key]
        }
        let examples = try #require(value?.object?.members)
        #expect(!examples.isEmpty)
        for example in examples {
            let wanted = try #require(example.value.object?["value"]?.object)
            let target = try #require(wanted.text("links", "self"))
            #expect(try TestAPI.send(target).json() == wanted)
        }
    }
}

@Suite("GET /suggest")
struct SuggestTests {
    private static func items(_ text: String) throws -> [JSONObject] {
        try TestAPI.send("/suggest?q=\(text)").json().objects("items")
    }

    @Test(
        "Finds by the beginning of any word of a title, another name or a synonym",
        arguments: [
            ("io", "iop"), ("outp", "outpatient-rehab"), ("hospitaliz", "inpatient-hospitalization"),
            ("subox", "buprenorphine"), ("xann", "benzodiazepines-for-alcohol-withdrawal"),
            ("box%20b", "deep-breathing-techniques"), ("12", "12-step-programs"), ("desintox", "detox"),
            ("DESINTOXICACI%C3%B3N", "detox"),
        ])
    func findsByBeginnings(text: String, id: String) throws {
        #expect(try Self.items(text).contains { $0.text("id") == id })
    }

    @Test("At most ten, each entry once, titles that begin so before all others")
    func isShortAndSorted() throws {
        let items = try Self.items("a")
        #expect(items.count == 10)
        #expect(Set(items.map { $0.text("href") }).count == 10)
        #expect(try Self.items("det").first?.text("id") == "detox")
    }

    @Test("No label is a word that only synonyms have")
    func keepsSynonymsBack() throws {
        for text in ["junk", "crackh", "smack"] {
            let answer = try TestAPI.send("/suggest?q=\(text)")
            #expect(try !answer.json().objects("items").isEmpty)
            let items = try answer.json().objects("items").map { JSONValue.object($0).encoded() }
            #expect(items.allSatisfy { !String(decoding: $0, as: UTF8.self).lowercased().contains(text) })
        }
    }

    @Test("Marks what was typed in the title")
    func marksTitles() throws {
        let item = try #require(try Self.items("outp").first { $0.text("id") == "outpatient-rehab" })
        #expect(item.objects("titleMatches") == [["start": 0, "end": 4]])
    }
}
