import JSON
import TestSupport
import Testing

@Suite("The menu")
struct NavigationTests {
    /// The file that the menu is made of, before anything is left out of it.
    private static func titles() throws -> [(title: String, entry: String)] {
        let text = Repository().text("Resources/Content/navigation.json")
        let clusters = try JSONValue.parse(Array(text.utf8)).object?.objects("items") ?? []
        return clusters.flatMap { $0.objects("entries") }.map { ($0.text("title") ?? "", $0.text("entry") ?? "") }
    }

    @Test("Has 83 titles to the letter, in the order of the source article")
    func hasTheTitles() throws {
        let titles = try Self.titles().map(\.title)
        #expect(titles.count == 83)
        #expect(Set(titles).count == 83)
        #expect(titles.first == "Partial Hospitalization Programs")
        #expect(titles[3] == "How Long Does Outpatient Take?")
        #expect(titles[4] == "Before Treatment Begins")
        #expect(titles[8] == "The Benefits Of Medically-Supervised Detox")
        #expect(titles[12] == "Spiritual Treatment")
        #expect(titles[42] == "Living One’s Best Life")
        #expect(titles[60] == "Al-Anon: Help And Hope For Friends And Family")
        #expect(titles[72] == "Scholarships For Drug And Alcohol Rehab")
        #expect(titles.last == "How Long Does Detox Take?")
    }

    @Test("Stands in clusters, whose order is the article's too")
    func standsInClusters() throws {
        let clusters = try TestAPI.send("/navigation").json().objects("clusters")
        #expect(
            clusters.map { $0.text("id") } == [
                "levels-of-care", "before-and-around-rehab", "spiritual-treatment", "the-process", "medical",
                "clinical", "inpatient", "co-occurring", "comparison", "groups", "paying", "questions", "detox",
            ])
    }

    @Test("Every entry in it answers, by the title that stands in it")
    func everyEntryAnswers() throws {
        let navigation = try TestAPI.send("/navigation").json()
        let links = navigation.objects("clusters").flatMap { $0.objects("entries") }
        #expect(links.count == 83)
        #expect(navigation["totalCount"] == .integer(links.count))
        let titles = Dictionary(uniqueKeysWithValues: try Self.titles().map { ("/\($0.entry)", $0.title) })
        for link in links {
            let href = try #require(link.text("href"))
            let answer = try TestAPI.send(href)
            #expect(answer.status == 200, "\(href)")
            #expect(try answer.json().text("title") == link.text("title"))
            #expect(titles[href] == link.text("title"), "\(href)")
        }
    }
}
