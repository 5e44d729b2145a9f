import Content
import JSON
import Testing

/// The facts of the source article, SF-01 to SF-64 of the fact sheet: each stands where an editor marked it, and the corrections hold.
@Suite("The facts of the source article")
struct SourceFactTests {
    /// Where the sheet allows a fact to stand other than on the IOP.
    private static let elsewhere: [String: String] = [
        "SF-45": "sponsored-listings.json", "SF-46": "sponsored-listings.json", "SF-47": "sponsored-listings.json",
        "SF-48": "sponsored-listings.json", "SF-49": "sponsored-listings.json", "SF-50": "sponsored-listings.json",
        "SF-51": "sponsored-listings.json",
    ]

    private static let codes = (1...64).map { $0 < 10 ? "SF-0\($0)" : "SF-\($0)" }

    @Test("Each is carried by the entry that has to", arguments: codes)
    func isCarried(code: String) throws {
        let file = Self.elsewhere[code] ?? "programs/iop.json"
        #expect(try PublishedContent.document(file).strings(under: "facts").contains(code))
    }

    /// Words that a reader has to find on the page for the fact to be there; a mark alone says nothing.
    private static let words: [(code: String, text: String)] = [
        ("SF-01", "without a stay in a facility"), ("SF-02", "handle everyday stress in healthy ways"),
        ("SF-05", "talks alone with a counselor and in groups"), ("SF-06", "step down to it after inpatient rehab"),
        ("SF-07", "take the place of inpatient rehab"), ("SF-08", "part-time"),
        ("SF-09", "become sober and to stay sober"),
        ("SF-10", "live in a shared house"), ("SF-11", "Housemates can give advice"),
        ("SF-12", "a sober living home or a group home"), ("SF-13", "with family or on your own"),
        ("SF-14", "work, school and family can go on"), ("SF-15", "meant to be supportive"),
        ("SF-16", "You see how you react"), ("SF-17", "Today the term is substance use disorder"),
        ("SF-18", "leaves room for work and duties"), ("SF-19", "three to seven times a week"),
        ("SF-20", "about once or twice"), ("SF-21", "tied more closely to an inpatient facility"),
        ("SF-25", "Addiction need not last for life"), ("SF-26", "it can shape years to come"),
        ("SF-29", "sleep at home"), ("SF-30", "given during or after withdrawal care"),
        ("SF-31", "refer you to a doctor in private practice"), ("SF-32", "30, 60 or 90 days, and it may run longer"),
        ("SF-33", "several days a week"), ("SF-34", "a plan that is made for you"),
        ("SF-35", "drawn up at intake, or later"),
        ("SF-37", "come to know yourself and your disorder"), ("SF-39", "people in the same position connect"),
        ("SF-40", "build healthier relationships"), ("SF-41", "how their use touches others"),
        ("SF-42", "past obstacles that feed substance use"), ("SF-43", "ride out urges"),
        ("SF-52", "look at several therapies and options"), ("SF-53", "the way into sober life is gradual"),
        ("SF-54", "far fewer hours of care"), ("SF-55", "withdrawal care under medical watch"),
        ("SF-56", "closer, hands-on care"), ("SF-57", "among other patients and medical staff"),
        ("SF-59", "Meals from a cafeteria"), ("SF-60", "begin inpatient and move to an IOP"),
        ("SF-61", "costs less than inpatient rehab"), ("SF-62", "insurance are talked through at admission"),
        ("SF-63", "a tight budget allows"), ("SF-64", "several kinds of funding"),
    ]

    @Test("Each can be read on the page of the IOP", arguments: words)
    func canBeRead(code: String, text: String) throws {
        let iop = try #require(try PublishedContent.entry(.program, "iop"))
        #expect(iop.passages.contains { $0.contains(text) }, "\(code): \(text)")
    }

    @Test("Sessions and hours both stand, as the sheet corrects them")
    func hasSessionsAndHours() throws {
        let care = try #require(try PublishedContent.entry(.program, "iop")).attributes
        #expect(care["sessionsPerWeek"] == ["minimum": 3, "maximum": 7])
        #expect(care["hoursPerWeek"] == ["minimum": 9, "maximum": 19])
        #expect(care["adolescentHoursPerWeek"] == ["minimum": 6, "maximum": 19])
        #expect(care["durationsInDays"] == [30, 60, 90])
        #expect(care["mayRunLonger"] == true)
        #expect(care["asamLevel"] == "2.1")
        #expect(care["overnightStay"] == false)
        #expect(care["medicationAccess"] == ["onSite", "referral"])
    }

    @Test("The home with others in recovery is one way to live, not the common one")
    func correctsLivingSituation() throws {
        let care = try #require(try PublishedContent.entry(.program, "iop")).attributes
        let situations = try #require(care["livingSituations"]?.array)
        #expect(situations.first == "At home with family")
        #expect(situations.count == 3)
    }

    @Test("The vendor's figure is the vendor's, and of unknown date")
    func attributesTheClaim() throws {
        let claims = try PublishedContent.load().sponsoredListings.flatMap(\.claims)
        let figure = try #require(claims.first { $0.text.contains("30,000") })
        #expect(figure.attributedTo == "BetterHelp")
        #expect(figure.asOf == "unknown")
    }
}
