import Content
import JSON
import TestSupport
import Testing

/// The fact sheet's 1.6, written here once more: the data must not be its own judge. Relations to entries that come later are left out.
@Suite("How entries relate")
struct RelationTests {
    private static let rehab = "programs/inpatient-rehab"
    private static let iop = "programs/iop"

    /// From, relation, to, and what the other side calls it.
    private static let sides: [(from: String, relation: String, to: String, inverse: String)] = [
        (iop, "comparedWith", rehab, "comparedWith"),
        (iop, "comparedWith", "programs/outpatient-rehab", "comparedWith"),
        (iop, "stepDownFrom", rehab, "stepDownTo"),
        (iop, "stepDownFrom", "programs/residential-addiction-treatment", "stepDownTo"),
        (iop, "stepDownFrom", "programs/php", "stepDownTo"),
        (iop, "stepDownTo", "programs/outpatient-rehab", "stepDownFrom"),
        (iop, "stepDownTo", "programs/rehab-aftercare", "stepDownFrom"),
        (iop, "stepDownTo", "programs/rehab-alumni-programs", "stepDownFrom"),
        (iop, "alternativeTo", rehab, "alternativeTo"),
        (iop, "oftenPairedWith", "programs/sober-living-homes", "oftenPairedWith"),
        (iop, "refersTo", "therapies/medication-management", "referredToBy"),
        ("programs/php", "moreIntensiveThan", iop, "lessIntensiveThan"),
        ("programs/php", "lessIntensiveThan", "programs/inpatient-hospitalization", "moreIntensiveThan"),
        ("programs/outpatient-rehab", "lessIntensiveThan", iop, "moreIntensiveThan"),
        ("programs/detox", "leadsTo", rehab, "follows"),
        ("programs/detox", "leadsTo", iop, "follows"),
        (rehab, "mayOffer", "therapies/biofeedback-therapy", "mayBeOfferedBy"),
        (rehab, "mayOffer", "relapse-prevention-tools/exercise-and-nutrition-programs", "mayBeOfferedBy"),
        ("programs/rehab-aftercare", "includes", "programs/sober-living-homes", "includedIn"),
        ("programs/rehab-aftercare", "includes", "relapse-prevention-tools/relapse-prevention-skills", "includedIn"),
        ("therapies/spiritual-treatment", "relatesTo", "therapies/spirituality-and-core-change", "relatesTo"),
    ]

    @Test("Stand on both sides, each by its own name", arguments: sides)
    func standOnBothSides(from: String, relation: String, to: String, inverse: String) throws {
        let entries = try PublishedContent.entries()
        let one = try #require(entries.first { $0.path == from })
        let other = try #require(entries.first { $0.path == to })
        #expect(
            one.related.contains { $0.relation == relation && $0.link.id == other.id && $0.link.kind == other.kind })
        #expect(other.related.contains { $0.relation == inverse && $0.link.id == one.id && $0.link.kind == one.kind })
    }

    @Test("What a program offers and teaches is known to the therapies and tools")
    func offersAreKnown() throws {
        let entries = try PublishedContent.entries()
        for program in entries {
            for (links, inverse) in [(program.therapies, "offeredBy"), (program.relapsePreventionTools, "taughtBy")] {
                for link in links {
                    let target = try #require(entries.first { $0.kind == link.kind && $0.id == link.id })
                    #expect(target.related.contains { $0.relation == inverse && $0.link.id == program.id })
                }
            }
        }
    }

    @Test("Where there is no natural inverse, one side alone speaks")
    func hasOneSide() throws {
        let detox = try #require(try PublishedContent.entry(.program, "detox"))
        let iop = try #require(try PublishedContent.entry(.program, "iop"))
        #expect(iop.related.contains { $0.relation == "doesNotUsuallyInclude" && $0.link.id == "detox" })
        #expect(detox.related.filter { $0.link.id == "iop" }.map(\.relation) == ["leadsTo"])
    }

    @Test("No entry says the same twice")
    func saysNothingTwice() throws {
        for entry in try PublishedContent.entries() {
            #expect(Set(entry.related).count == entry.related.count, "\(entry.path)")
        }
    }

    @Test("The schema completes the relations that exist")
    func schemaKnowsTheTypes() throws {
        let types = try #require(try PublishedContent.document("relation-types.json").object?["items"]?.array)
        let schema = try JSONValue.parse(Array(Repository().text("Resources/Schemas/relations.schema.json").utf8))
        let item = schema.object?["properties"]?.object?["items"]?.object?["items"]?.object
        let completed = item?["properties"]?.object?["relation"]?.object?["enum"]?.array
        #expect(completed == types.compactMap { $0.object?["id"] })
    }

    private static let file = "Content/relations.json"

    private static let breakages: [(old: String, new: String, fault: String)] = [
        ("\"relation\": \"offers\"", "\"relation\": \"offer\"", "\(file)#/items/0/relation: has to be one of"),
        ("\"programs/iop\"", "\"programs/ipo\"", "\(file)#/items/0/from: there is no entry \"programs/ipo\""),
        (
            "\"therapies/group-counseling\"", "\"programs/iop\"",
            "\(file)#/items/0/to/0: an entry does not relate to itself"
        ),
    ]

    @Test("Are refused with their place if they lead nowhere", arguments: breakages)
    func refuses(old: String, new: String, fault: String) throws {
        let copy = try ResourcesCopy()
        try copy.replace(old, with: new, in: Self.file)
        #expect(try lines(of: copy).contains { $0.hasPrefix(fault) })
    }

    @Test("Are refused if they are written on both sides")
    func refusesBothSides() throws {
        let copy = try ResourcesCopy()
        let twice = """
            "items": [
                { "from": "programs/rehab-aftercare", "relation": "stepDownFrom", "to": ["programs/iop"] },
            """
        try copy.replace("\"items\": [", with: twice, in: Self.file)
        #expect(try lines(of: copy).contains { $0.contains("has this relation already, from this side or the other") })
    }

    @Test("Are refused if two relations disagree on their inverse")
    func refusesOneSidedInverse() throws {
        let copy = try ResourcesCopy()
        let file = "Content/relation-types.json"
        try copy.replace("\"inverse\": \"stepDownFrom\"", with: "\"inverse\": \"stepUpTo\"", in: file)
        #expect(try lines(of: copy).contains { $0.hasPrefix(file) && $0.contains("as its inverse in turn") })
    }

    private func lines(of copy: ResourcesCopy) throws -> [String] {
        do throws(ContentFaults) {
            _ = try ContentRepository.load(resources: copy.path)
        } catch {
            return error.faults.map(\.description)
        }
        Issue.record("The broken relations were loaded.")
        return []
    }
}
