import Content
import JSON
import TestSupport
import Testing

/// Copies of the real content with something in it that an editor would send back.
@Suite("What an editor sends back")
struct EditorialFaultTests {
    private static let family = "Content/therapies/family-therapy.json"
    private static let gratitude = "Content/relapse-prevention-tools/practicing-gratitude.json"
    private static let notices = "Content/safety-notices.json"
    private static let today = CalendarDate("2026-11-25")

    /// One way to break a file, and the line that has to come back.
    struct Breakage: Sendable, CustomTestStringConvertible {
        let name: String
        var file = EditorialFaultTests.family
        let old: String
        let new: String
        let fault: String

        var testDescription: String { name }
    }

    private static let breakages = [
        Breakage(
            name: "a figure without a source", old: "It is no one’s fault.", new: "It helps 62 of 100 families.",
            fault: "\(family)#/sections/0/blocks/2/text: has a figure, \"62\", and its block names no sourceIds"),
        Breakage(
            name: "a figure in words", old: "It is no one’s fault.", new: "It helps two thirds of families.",
            fault: "#/sections/0/blocks/2/text: has a figure, \"thirds of\", and its block names no sourceIds"),
        Breakage(
            name: "a figure in the summary", old: "\"summary\": \"Relatives or partners",
            new: "\"summary\": \"In 77 studies, relatives or partners",
            fault: "\(family)#/summary: has a figure, \"77\", that no block with sourceIds has"),
        Breakage(
            name: "a word that is avoided", old: "It is no one’s fault.", new: "An addict is not to blame.",
            fault: "\(family)#/sections/0/blocks/2/text: says \"addict\"; we say: person with a substance use disorder"),
        Breakage(
            name: "a word that is avoided, with a hyphen and a capital", old: "It is no one’s fault.",
            new: "Medication-assisted treatment helps.",
            fault: "\(family)#/sections/0/blocks/2/text: says \"medication-assisted\""),
        Breakage(
            name: "a word that is avoided among the attributes", old: "\"Talk with less blame and more calm\"",
            new: "\"Stay clean\"", fault: "\(family)#/delivery/goals/0: says \"stay clean\""),
        Breakage(
            name: "a title that is not the source's", old: "\"title\": \"Family therapy\"",
            new: "\"title\": \"Family Therapy\"",
            fault: "\(family)#/title: has to be \"Family therapy\", as Content/article-titles.json has it"),
        Breakage(
            name: "a title that is not the menu's", file: "Content/programs/php.json",
            old: "\"title\": \"Partial Hospitalization Programs\"", new: "\"title\": \"Partial hospitalization\"",
            fault: "Content/programs/php.json#/title: has to be \"Partial Hospitalization Programs\", as "
                + "Content/navigation.json has it"),
        Breakage(
            name: "an addition that is none", old: "\"delivery\": {", new: "\"addition\": true, \"delivery\": {",
            fault: "\(family)#/addition: is for entries that the source article does not have"),
    ]

    @Test("Is named with file and place", arguments: breakages)
    func namesPlace(breakage: Breakage) throws {
        let copy = try ResourcesCopy()
        try copy.replace(breakage.old, with: breakage.new, in: breakage.file)
        let lines = try inspect(copy).faults.map(\.description)
        #expect(lines.contains { $0.contains(breakage.fault) }, "\(lines.joined(separator: "\n"))")
    }

    @Test("A figure in a notice without sources is one")
    func refusesFigureInNotice() throws {
        let copy = try ResourcesCopy()
        try copy.replace("Ask the program and your insurer", with: "Nine percent ask their insurer", in: Self.notices)
        let lines = try inspect(copy).faults.map(\.description)
        #expect(lines.contains { $0.contains("has a figure, \"percent\", and the notice names no sourceIds") })
    }

    @Test("An entry that is too short is one")
    func refusesShortEntry() throws {
        let copy = try ResourcesCopy()
        try rewriteSections(of: Self.gratitude, in: copy) { _ in "Write it down." }
        let lines = try inspect(copy).faults.map(\.description)
        #expect(lines.contains { $0.hasPrefix("\(Self.gratitude)#/sections: has ") && $0.contains("at least 250") })
    }

    @Test("An entry that is too long is one")
    func refusesLongEntry() throws {
        let copy = try ResourcesCopy()
        try rewriteSections(of: Self.gratitude, in: copy) { text in
            text + String(repeating: " Yes it is so.", count: 100)
        }
        let lines = try inspect(copy).faults.map(\.description)
        #expect(lines.contains { $0.hasPrefix("\(Self.gratitude)#/") && $0.contains("at most 1000 are allowed") })
    }

    @Test("An entry that is hard to read is one")
    func refusesHardEntry() throws {
        let copy = try ResourcesCopy()
        let hard =
            "Individuals experiencing psychological difficulties alternatively consider professional consultation"
        try rewriteSections(of: Self.gratitude, in: copy) { _ in
            Array(repeating: hard, count: 3).joined(separator: " and ") + "."
        }
        let lines = try inspect(copy).faults.map(\.description)
        #expect(lines.contains { $0.hasPrefix("\(Self.gratitude)#/sections: reads at grade ") })
    }

    @Test("A source of unknown age is one")
    func refusesUndatedSource() throws {
        let copy = try ResourcesCopy()
        let file = "Content/sources/general.json"
        try copy.replace("\"recordedOn\": \"2026-11-23\",\n      \"note\"", with: "\"note\"", in: file)
        let lines = try inspect(copy).faults.map(\.description)
        #expect(lines == ["\(file)#/items/0: needs its \"year\", or \"recordedOn\" if it bears none"])
    }

    @Test("A question whose page does not begin with its answer is one")
    func refusesLateAnswer() throws {
        let copy = try ResourcesCopy()
        let text = copy.text(Self.family).replacing("therapy.schema.json", with: "faq.schema.json")
            .replacing(
                "\"type\": \"paragraph\",\n          \"text\": \"Family",
                with: "\"type\": \"callout\", \"tone\": \"information\",\n          \"text\": \"Family")
        let file = "Content/faqs/is-it-so.json"
        try copy.write(file, text)
        let lines = try inspect(copy).faults.map(\.description)
        #expect(
            lines.contains { $0.hasPrefix("\(file)#/sections/0/blocks/0: has to be a paragraph whose first sentence") })
    }

    @Test("An entry that neither the source article nor an editor calls for is one")
    func refusesStrangers() throws {
        let copy = try ResourcesCopy()
        let text = copy.text(Self.family).replacing("\"id\": \"family-therapy\"", with: "\"id\": \"music-therapy\"")
            .replacing("\"family-counseling\"", with: "\"music-counseling\"")
        try copy.write("Content/therapies/music-therapy.json", text)
        let lines = try inspect(copy).faults.map(\.description)
        #expect(lines.contains { $0.hasPrefix("Content/therapies/music-therapy.json#/addition: has to be true") })
    }

    @Test("A review that is overdue is a warning and no fault")
    func warnsOfOverdueReview() throws {
        let copy = try ResourcesCopy()
        try copy.replace("\"nextReview\": \"2027-11-23\"", with: "\"nextReview\": \"2026-11-24\"", in: Self.family)
        let inspection = try inspect(copy)
        #expect(
            inspection.warnings.map(\.description) == [
                "\(Self.family)#/review/nextReview: the review was due on 2026-11-24"
            ])
        #expect(inspection.faults.isEmpty)
        #expect(inspection.content != nil)
    }

    @Test("Is none of what the server refuses to start with")
    func doesNotKeepFromServing() throws {
        let copy = try ResourcesCopy()
        try copy.replace("It is no one’s fault.", with: "An addict is not to blame.", in: Self.family)
        let content = try ContentRepository.load(resources: copy.path)
        #expect(content.collection(.therapy).entries.contains { $0.id == "family-therapy" })
    }

    @Test("Nothing in the published content is")
    func publishedContentPasses() throws {
        let inspection = ContentRepository.inspect(
            resources: "\(Repository().path)/Resources", today: try #require(Self.today))
        #expect(inspection.faults.isEmpty, "\(inspection.faults.map(\.description).joined(separator: "\n"))")
        #expect(inspection.warnings.isEmpty)
    }

    private func inspect(_ copy: ResourcesCopy) throws -> ContentInspection {
        ContentRepository.inspect(resources: copy.path, today: try #require(Self.today))
    }

    /// Changes the texts of the paragraphs of an entry.
    private func rewriteSections(of file: String, in copy: ResourcesCopy, _ change: (String) -> String) throws {
        var lines: [String] = []
        for line in copy.text(file).split(separator: "\n", omittingEmptySubsequences: false) {
            guard let match = line.firstMatch(of: /^( +"text": ")(.*)(",?)$/) else {
                lines.append(String(line))
                continue
            }
            let changed = change(String(match.output.2))
            lines.append("\(match.output.1)\(changed.prefix(1_900))\(match.output.3)")
        }
        try copy.write(file, lines.joined(separator: "\n"))
    }
}
