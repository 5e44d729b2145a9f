import Content
import JSON
import RecoveryAPI
import TestSupport
import Testing

@Suite("Resources")
struct ResourceTests {
    @Test("The index names every collection, its size, and whom to call")
    func answersIndex() throws {
        let answer = try TestAPI.send("/")
        let index = try answer.json()
        #expect(answer.status == 200)
        #expect(answer["content-type"] == "application/json")
        #expect(
            index.objects("collections").map { $0.text("href") } == [
                "/programs", "/therapies", "/relapse-prevention-tools", "/medications", "/support-groups",
                "/payment-options", "/faqs", "/topics",
            ])
        // 4 of the therapies are additions of ours.
        #expect(index.objects("collections").prefix(3).map { $0["totalCount"] } == [11, 18, 14])
        #expect(index.objects("crisis").first?.text("call") == "988")
        #expect(index.text("version") == ServerVersion.number)
    }

    @Test(
        "A list has every entry in short, and the count",
        arguments: CollectionKind.all.map { "/\($0.folder)" })
    func answersLists(path: String) throws {
        let list = try TestAPI.send(path).json()
        let items = list.objects("items")
        #expect(list["totalCount"] == .integer(items.count))
        #expect(list.text("links", "self") == path)
        for item in items {
            #expect(item.text("links", "self") == "\(path)/\(item.text("id") ?? "")")
            #expect(item["summary"]?.string?.isEmpty == false)
            #expect(item["sections"] == nil)
        }
    }

    @Test("The index counts what the lists have")
    func countsWhatListsHave() throws {
        for collection in try TestAPI.send("/").json().objects("collections") {
            let list = try TestAPI.send(try #require(collection.text("href"))).json()
            #expect(list["totalCount"] == collection["totalCount"])
            #expect(list.objects("items").allSatisfy { $0.text("type") == collection.text("type") })
        }
    }

    @Test("The IOP has the shape of the contract")
    func answersIOP() throws {
        let iop = try TestAPI.send("/programs/iop").json()
        let order = [
            "id", "type", "title", "abbreviation", "alsoKnownAs", "summary", "care", "sections", "therapies",
            "relapsePreventionTools", "related", "contact", "safetyNotices", "crisis", "evidence", "sources", "review",
            "dateModified", "links",
        ]
        #expect(iop.keys == order)
        #expect(iop.text("id") == "iop")
        #expect(iop.text("type") == "program")
        #expect(iop.objects("therapies").count == 8)
        #expect(iop.objects("relapsePreventionTools").count == 14)
        #expect(iop.objects("therapies").first?.text("href") == "/therapies/group-counseling")
        #expect(iop.text("contact", "href") == "/contact-requests")
        #expect(iop.text("contact", "program") == "iop")
        #expect(iop.text("review", "clinicalReview") == "pending")
        #expect(iop.text("links", "sponsoredListings") == "/sponsored-listings")
    }

    @Test("No answer carries an editor's mark or a null")
    func hidesEditorsMarks() throws {
        for path in try entryPaths() {
            let text = String(decoding: try TestAPI.send(path).body, as: UTF8.self)
            #expect(!text.contains("\"facts\"") && !text.contains("\"SF-") && !text.contains("null"), "\(path)")
            #expect(!text.contains("$schema"), "\(path)")
        }
    }

    @Test("Every link leads to a resource")
    func linksLead() throws {
        var seen: Set<String> = []
        var open = ["/"]
        // Bounded by the number of resources, since each is asked for once.
        while let path = open.popLast() {
            guard seen.insert(path).inserted else { continue }
            // The endpoint for contact requests comes with their store.
            if path == "/contact-requests" { continue }
            let answer = try TestAPI.send(path)
            #expect(answer.status == 200, "\(path)")
            if answer["content-type"] == "application/json", path != "/openapi.json" {
                open += try JSONValue.parse(answer.body).localLinks
            }
        }
        #expect(seen.count > 60)
    }

    @Test("Paid advertising says that it is that")
    func answersListings() throws {
        let listings = try TestAPI.send("/sponsored-listings").json().objects("items")
        #expect(!listings.isEmpty)
        #expect(listings.allSatisfy { $0["isSponsored"] == true && $0.text("label") == "Advertisement" })
    }

    @Test("Liveness is small and never kept")
    func answersLiveness() throws {
        let answer = try TestAPI.send("/livez")
        #expect(try answer.json() == ["status": "ok"])
        #expect(answer["cache-control"] == "no-store")
    }

    @Test("Every problem that can come has a page about itself")
    func describesProblems() throws {
        let items = try TestAPI.send("/problems").json().objects("items")
        #expect(items.count > 10)
        for item in items {
            let page = try TestAPI.send(try #require(item.text("href"))).json()
            #expect(page.text("code") == item.text("code"))
            #expect(page["meaning"]?.string?.isEmpty == false && page["remedy"]?.string?.isEmpty == false)
        }
    }

    private func entryPaths() throws -> [String] {
        try CollectionKind.all.flatMap { kind in
            try TestAPI.send("/\(kind.folder)").json().objects("items").compactMap { $0.text("links", "self") }
        }
    }
}
