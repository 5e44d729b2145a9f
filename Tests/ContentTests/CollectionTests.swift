import Content
import Testing

@Suite("The collections")
struct CollectionTests {
    @Test("Are the eleven programs, fourteen therapies and fourteen tools")
    func hasEveryEntry() throws {
        let content = try PublishedContent.load()
        #expect(
            Set(content.collection(.program).entries.map(\.id)) == [
                "detox", "drug-and-alcohol-intervention", "inpatient-hospitalization", "inpatient-rehab", "iop",
                "outpatient-rehab", "php", "rehab-aftercare", "rehab-alumni-programs",
                "residential-addiction-treatment", "sober-living-homes",
            ])
        #expect(
            Set(content.collection(.therapy).entries.filter { !$0.isAddition }.map(\.id)) == [
                "12-step-groups-and-relapse-prevention", "acupuncture-for-addiction-treatment",
                "biofeedback-therapy", "family-therapy", "group-counseling", "individual-therapy",
                "medication-management", "psychoeducational-groups", "relapse-prevention-strategies",
                "self-love-therapy", "spiritual-treatment", "spirituality-and-core-change", "trauma-resolution",
                "twelve-step-facilitation",
            ])
        #expect(
            Set(content.collection(.relapsePreventionTool).entries.map(\.id)) == Set(Self.tools.map(\.id)))
    }

    @Test("Stand in the order of their titles")
    func areInOrder() throws {
        for collection in try PublishedContent.load().collections {
            let titles = collection.entries.map { $0.title.lowercased() }
            #expect(titles == titles.sorted())
        }
    }

    /// In the order of the fact sheet, 1.4.
    @Test("An IOP leads to the eight treatments, in order")
    func linksTheEight() throws {
        let iop = try #require(try PublishedContent.entry(.program, "iop"))
        #expect(
            iop.therapies.map(\.id) == [
                "group-counseling", "twelve-step-facilitation", "family-therapy", "individual-therapy",
                "psychoeducational-groups", "spiritual-treatment", "medication-management",
                "relapse-prevention-strategies",
            ])
        #expect(iop.therapies.allSatisfy { $0.kind == .therapy })
    }

    /// In the order of the fact sheet, 1.5.
    private static let tools: [(id: String, title: String)] = [
        ("establishing-support-systems", "Establishing support systems"),
        ("a-change-of-environment", "A change of environment"),
        ("creating-goals", "Creating goals"),
        ("practicing-gratitude", "Practicing gratitude"),
        ("exercise-and-nutrition-programs", "Exercise and nutrition programs"),
        ("creating-new-hobbies", "Creating new hobbies"),
        ("meditation", "Meditation"),
        ("deep-breathing-techniques", "Deep-breathing techniques"),
        ("progressive-muscle-relaxation", "Progressive muscle relaxation"),
        ("mindfulness-techniques", "Mindfulness techniques"),
        ("relapse-prevention-skills", "Relapse prevention skills"),
        ("education-on-the-disease-of-addiction", "Education on the disease of addiction"),
        ("healthy-boundary-setting", "Healthy boundary setting"),
        ("communication-skills", "Communication skills"),
    ]

    @Test("An IOP and relapse prevention lead to the fourteen tools, in order", arguments: ["iop", "strategies"])
    func linksTheFourteen(place: String) throws {
        let entry =
            place == "iop"
            ? try PublishedContent.entry(.program, "iop")
            : try PublishedContent.entry(.therapy, "relapse-prevention-strategies")
        let links = try #require(entry).relapsePreventionTools
        #expect(links.map(\.id) == Self.tools.map(\.id))
        #expect(links.map(\.title) == Self.tools.map(\.title))
    }

    @Test("Every link leads to an entry and carries its title")
    func linksCarryTitles() throws {
        let content = try PublishedContent.load()
        for entry in try PublishedContent.entries() {
            for link in entry.therapies + entry.relapsePreventionTools + entry.related.map(\.link) {
                let target = content.collection(link.kind).entries.first { $0.id == link.id }
                #expect(target?.title == link.title, "\(entry.path) to \(link.id)")
            }
        }
    }

    @Test("Ids are slugs, and neither an id nor an alias leads to two entries")
    func slugsAreSingle() throws {
        for collection in try PublishedContent.load().collections {
            let slugs = collection.entries.flatMap { [$0.id] + $0.aliases }
            #expect(Set(slugs).count == slugs.count)
            for slug in slugs {
                #expect(slug.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D })
            }
        }
    }

    @Test("The long name of the IOP is an alias")
    func longNameIsAlias() throws {
        let iop = try #require(try PublishedContent.entry(.program, "iop"))
        #expect(iop.aliases.contains("intensive-outpatient-programs"))
        #expect(iop.abbreviation == "IOP")
        #expect(iop.title == "What Are Intensive Outpatient Programs?")
    }

    @Test("Every entry says where it is from, when it was looked at, and that no clinician has reviewed it")
    func saysItsReview() throws {
        for entry in try PublishedContent.entries() {
            #expect(!entry.sources.isEmpty, "\(entry.path)")
            #expect(entry.review.clinicalReview == "pending", "\(entry.path)")
            #expect(entry.review.lastReviewed < entry.review.nextReview, "\(entry.path)")
            #expect(entry.evidence.statement.count > 20, "\(entry.path)")
            #expect(entry.sources.allSatisfy { $0.url.hasPrefix("https://") || $0.url.hasPrefix("http://") })
        }
    }

    @Test("Every program invites to ask for a call")
    func invites() throws {
        for program in try PublishedContent.load().collection(.program).entries {
            #expect(program.contact != nil, "\(program.path)")
        }
    }
}
