import JSON
import Testing

@Suite("Sections")
struct SectionTests {
    @Test("Every section that an entry links to is there, in every format, with the notices and lines of the entry")
    func keepsTheNotices() throws {
        for path in ["/topics/domestic-violence-and-addiction", "/topics/suicide", "/programs/detox", "/programs/iop"] {
            let entry = try TestAPI.send(path).json()
            let sections = entry.objects("sections")
            #expect(!sections.isEmpty)
            for section in sections {
                let href = try #require(section.text("links", "self"))
                let answer = try TestAPI.send(href)
                let object = try answer.json()
                #expect(object["blocks"] == section["blocks"])
                #expect(object["safetyNotices"] == entry["safetyNotices"])
                #expect(object["crisis"] == entry["crisis"])
                #expect(object.text("links", "up") == path)
                #expect(answer["link"]?.contains("<\(path)>; rel=\"up\"") == true)
                for suffix in ["md", "txt", "html"] {
                    let text = try TestAPI.send("\(href).\(suffix)").text
                    for notice in entry.objects("safetyNotices") {
                        let missing = Entries.words(of: notice.text("text") ?? "").subtracting(Entries.words(of: text))
                        #expect(missing.isEmpty, "\(href).\(suffix)")
                    }
                }
                let page = Markup(try TestAPI.send("\(href).html").text)
                #expect(page.faults.isEmpty, "\(href)")
            }
        }
    }

    @Test("They lead from one to the next, from the list to each and back to the entry")
    func leadOn() throws {
        let list = try TestAPI.send("/programs/iop/sections").json()
        let hrefs = list.objects("items").compactMap { $0.text("links", "self") }
        #expect(list["totalCount"] == .integer(hrefs.count))
        #expect(list.text("links", "up") == "/programs/iop")
        #expect(!list.objects("crisis").isEmpty)
        var place: String? = hrefs.first
        var walked: [String] = []
        // Bounded: a walk that comes back would be longer than the list.
        while let href = place, walked.count <= hrefs.count {
            walked.append(href)
            let answer = try TestAPI.send(href)
            place = try answer.json().text("links", "next")
            if let place { #expect(answer["link"]?.contains("<\(place)>; rel=\"next\"") == true) }
        }
        #expect(walked == hrefs)
    }

    @Test("An older name of the entry keeps the rest of the path, and its query")
    func followsAliases() throws {
        for (rest, query) in [("/sections", ""), ("/sections/what-it-is", ""), ("/sections/what-it-is.md", "?a=b")] {
            let answer = try TestAPI.send("/programs/intensive-outpatient-programs\(rest)\(query)")
            #expect(answer.status == 308)
            #expect(answer["location"] == "/programs/iop\(rest)\(query)")
        }
    }
}
