import Content
import JSON
import TestSupport
import Testing

@Suite("Pages of lists")
struct ListTests {
    private func ids(_ target: String) throws -> [String] {
        try TestAPI.send(target).json().objects("items").compactMap { $0.text("id") }
    }

    @Test("A page links to itself, to the first and to its neighbours, in its body and in its fields")
    func linksPages() throws {
        let first = try TestAPI.send("/therapies?limit=5")
        #expect(try first.json()["links"]?.object?.keys == ["self", "next"])
        let second = try TestAPI.send(try #require(try first.json().text("links", "next")))
        let links = try #require(try second.json()["links"]?.object)
        #expect(links.keys == ["self", "first", "previous", "next"])
        #expect(links.text("first") == "/therapies?limit=5")
        let fields = second.fields.filter { $0.name == "link" }.map(\.value)
        let expected = [("first", "first"), ("previous", "prev"), ("next", "next")].map { key, relation in
            "<\(links.text(key) ?? "")>; rel=\"\(relation)\""
        }
        #expect(fields == expected)
        #expect(second["access-control-expose-headers"]?.contains("Link") == true)
        let back = try TestAPI.send(try #require(links.text("previous")))
        #expect(try back.json()["items"] == first.json()["items"])
        #expect(try back.json().text("links", "previous") == nil)
    }

    @Test("A list that fits on one page has no other links, with a query or without")
    func linksNothingElse() throws {
        for target in ["/programs", "/programs?limit=100"] {
            let answer = try TestAPI.send(target)
            #expect(try answer.json()["links"] == ["self": .string(target)])
            #expect(answer["link"] == nil)
        }
    }

    @Test("Filters, order and the rest work as a front end would guess")
    func findsByAttributes() throws {
        #expect(try ids("/programs?setting=outpatient&overnightStay=false").contains("iop"))
        #expect(try ids("/programs?asamLevel=2.1") == ["iop"])
        #expect(try ids("/programs?hoursPerWeek=12").contains("iop"))
        #expect(try !ids("/programs?hoursPerWeek=25").contains("iop"))
        #expect(try ids("/programs?durationsInDays=60,365&sort=id").contains("iop"))
        #expect(try ids("/medications?approvals.use=OPIOID%20use").contains("buprenorphine"))
        #expect(try ids("/support-groups?beliefStance=secular") == ["smart-recovery"])
        #expect(try ids("/therapies?addition=true").count == 4)
        #expect(try ids("/programs?reviewDueBefore=2026-01-01").isEmpty)
        let items = try TestAPI.send("/topics?sort=-title&fields=title").json().objects("items")
        let titles = items.compactMap { $0.text("title")?.lowercased() }
        #expect(titles == titles.sorted(by: >))
    }

    @Test("Parts of an entry stand in its order, and are what was asked for and how to tell it from others")
    func answersParts() throws {
        let part = try TestAPI.send("/programs/iop?fields=sections.title,title,care.asamLevel").json()
        #expect(part.keys == ["id", "type", "title", "care", "sections", "links"])
        #expect(part["care"] == ["asamLevel": "2.1"])
        #expect(part.objects("sections").allSatisfy { $0.keys == ["title"] })
        #expect(part["links"] == ["self": "/programs/iop"])
        let whole = try TestAPI.send("/programs/iop").json()
        for key in whole.keys {
            let part = try TestAPI.send("/programs/iop?fields=\(key)").json()
            #expect(part[key] == whole[key], "\(key)")
        }
    }

    @Test("Every member that the description names may be asked for, alone and all together")
    func answersEveryField() throws {
        let fields = try #require(try DescribedParameter.all(at: "/programs/{id}").first { $0.name == "fields" })
        #expect(fields.words.count > 80)
        for path in fields.words {
            #expect(try TestAPI.send("/programs/iop?fields=\(path)").status == 200, "\(path)")
        }
        let all = try TestAPI.send("/programs/iop?fields=\(fields.words.joined(separator: ","))")
        #expect(try JSONValue.object(all.json()).encoded() == TestAPI.send("/programs/iop").body)
    }

    @Test("An embedded entry is there once, in short, and may be one of the list's own")
    func embedsOnce() throws {
        let entry = try TestAPI.send("/programs/iop?include=therapies,relapsePreventionTools").json()
        #expect(entry.objects("included").count == 8 + 14)
        #expect(entry.keys.last == "included")
        let list = try TestAPI.send("/programs?include=relapsePreventionTools,related").json()
        let paths = list.objects("included").compactMap { $0.text("links", "self") }
        #expect(Set(paths).count == paths.count && paths.count > 20)
        #expect(paths.contains("/programs/iop"))
        #expect(list.objects("items").first { $0.text("id") == "iop" }?.objects("related").isEmpty == false)
    }

    @Test(
        "A slip in the name of a field gets a hint",
        arguments: [("titel", "title"), ("evidence.levle", "evidence.level")])
    func suggestsFields(slip: String, hint: String) throws {
        let problem = try TestAPI.send("/programs?fields=id,\(slip)").json()
        let detail = try #require(problem.objects("errors").first?.text("detail"))
        #expect(detail.contains("name 2 is none. Did you mean \"\(hint)\"?"), "\(detail)")
    }

    @Test("Lists in the order of their file have pages too", arguments: ["/problems", "/crisis-resources"])
    func pagesOtherLists(path: String) throws {
        let whole = try TestAPI.send(path).json()
        var target: String? = "\(path)?limit=2"
        var items: [JSONValue] = []
        // At most as many pages as items.
        while let next = target {
            let page = try TestAPI.send(next).json()
            #expect(page["totalCount"] == whole["totalCount"])
            items += page["items"]?.array ?? []
            target = page.text("links", "next")
        }
        #expect(whole["items"] == .array(items))
    }

    // MARK: HTTP

    @Test("A page has a strong tag of its own, gives 304 and 412 for it, and says how long it may be kept")
    func validatesPages() throws {
        let targets = [
            "/programs?limit=3", "/programs?limit=4", "/programs?limit=3&sort=-title", "/programs?fields=title",
            "/programs?include=therapies", "/programs?limit=3&setting=outpatient", "/programs/iop?fields=title",
        ]
        var tags: Set<String> = []
        for target in targets {
            let answer = try TestAPI.send(target)
            let tag = try #require(answer["etag"])
            #expect(tag.hasPrefix("\"") && tags.insert(tag).inserted, "\(target)")
            #expect(answer["cache-control"]?.hasPrefix("public, max-age=300") == true)
            #expect(answer["access-control-allow-origin"] == "*")
            #expect(try TestAPI.send(target)["etag"] == tag)
            let unchanged = try TestAPI.send(target, fields: ["If-None-Match: \(tag)"])
            #expect(unchanged.status == 304 && unchanged["etag"] == tag && unchanged["vary"] == answer["vary"])
            #expect(try TestAPI.send(target, fields: ["If-Match: \"other\""]).status == 412)
            #expect(try TestAPI.send(target, fields: ["Accept: text/csv"]).status == 406)
            let head = try TestAPI.send("HEAD", target)
            #expect(head.status == 200 && head["etag"] == tag && head["content-length"] == answer["content-length"])
        }
    }

    @Test("A cursor that was changed, cut, or carried to another list, order or filter is refused by name")
    func refusesForeignCursors() throws {
        let next = try #require(try TestAPI.send("/programs?limit=2").json().text("links", "next"))
        let cursor = try #require(next.split(separator: "=").last.map(String.init))
        #expect(try TestAPI.send("/programs?cursor=\(cursor)&limit=7&fields=title&include=related").status == 200)
        var faulty = ["/therapies?cursor=\(cursor)", "/problems?cursor=\(cursor)"]
        for query in ["sort=-title", "sort=title", "setting=outpatient", "evidence=strong"] {
            faulty.append("/programs?\(query)&cursor=\(cursor)")
        }
        for count in stride(from: 0, to: cursor.count, by: 3) {
            faulty.append("/programs?cursor=\(cursor.prefix(count))")
            var letters = Array(cursor)
            letters[count] = letters[count] == "A" ? "B" : "A"
            faulty.append("/programs?cursor=\(String(letters))")
        }
        faulty.append("/programs?cursor=\(cursor)=")
        for target in faulty {
            let answer = try TestAPI.send(target)
            #expect(answer.status == 400, "\(target)")
            #expect(try answer.json().objects("errors").map { $0.text("parameter") } == ["cursor"], "\(target)")
        }
    }

    @Test("A cursor goes on where it stood after the content was loaded again, though the entry at its edge has moved")
    func survivesReload() throws {
        let before = try TestAPI.send("/therapies?limit=5&sort=dateModified,title").json()
        let edge = try #require(before.objects("items").last?.text("id"))
        let next = try #require(before.text("links", "next"))
        let copy = try ResourcesCopy()
        try copy.replace(
            "\"dateModified\": \"2026-11-23\"", with: "\"dateModified\": \"2026-12-31\"",
            in: "Content/therapies/\(edge).json")
        let content = try ContentRepository.load(resources: copy.path)
        let reloaded = try TestAPI(store: InMemoryContactRequestStore(), content: content)
        let page = try reloaded.send("GET", next).json()
        #expect(page["items"] == (try TestAPI.send(next).json())["items"])
        let rest = try reloaded.send("GET", next.replacing("limit=5", with: "limit=100")).json()
        #expect(rest.objects("items").last?.text("id") == edge)
        let previous = try #require(page.text("links", "previous"))
        #expect(try reloaded.send("GET", previous).json().objects("items").count == 4)
    }
}
