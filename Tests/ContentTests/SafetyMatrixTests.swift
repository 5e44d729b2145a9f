import Content
import Testing

/// The fact sheet's 4.4 by the entries that exist, written here once more: the data must not be its own judge.
@Suite("The safety matrix")
struct SafetyMatrixTests {
    private static let notices: [(id: String, paths: [String])] = [
        (
            "withdrawal-danger",
            [
                "programs/detox", "programs/drug-and-alcohol-intervention", "programs/outpatient-rehab",
                "programs/iop", "programs/inpatient-rehab", "programs/inpatient-hospitalization",
            ]
        ),
        (
            "overdose-and-naloxone",
            [
                "programs/detox", "programs/residential-addiction-treatment", "programs/inpatient-rehab",
                "programs/rehab-aftercare", "programs/rehab-alumni-programs", "programs/sober-living-homes",
                "therapies/relapse-prevention-strategies", "relapse-prevention-tools/relapse-prevention-skills",
            ]
        ),
        (
            "suicidal-thoughts",
            [
                "programs/drug-and-alcohol-intervention", "therapies/trauma-resolution",
                "therapies/self-love-therapy",
            ]
        ),
        (
            "domestic-violence",
            [
                "programs/drug-and-alcohol-intervention", "therapies/family-therapy",
                "relapse-prevention-tools/healthy-boundary-setting", "relapse-prevention-tools/communication-skills",
            ]
        ),
        (
            "do-not-stop-medicine",
            ["therapies/medication-management", "therapies/12-step-groups-and-relapse-prevention"]
        ),
        ("payment-information-is-general", ["programs/drug-and-alcohol-intervention"]),
    ]

    private static let lines: [(id: String, paths: [String])] = [
        ("veterans-crisis-line", ["therapies/trauma-resolution"]),
        ("crisis-text-line", ["therapies/family-therapy"]),
        (
            "domestic-violence-hotline",
            [
                "programs/drug-and-alcohol-intervention", "therapies/family-therapy",
                "relapse-prevention-tools/healthy-boundary-setting", "relapse-prevention-tools/communication-skills",
            ]
        ),
        ("poison-help", ["programs/detox", "therapies/medication-management"]),
    ]

    @Test("Every required notice stands", arguments: notices.map(\.id))
    func hasNotices(id: String) throws {
        let required = try #require(Self.notices.first { $0.id == id }).paths
        let carrying = try PublishedContent.entries().filter { $0.safetyNotices.contains { $0.id == id } }.map(\.path)
        #expect(Set(required).isSubset(of: carrying), "missing on \(Set(required).subtracting(carrying).sorted())")
    }

    @Test("Every required line stands", arguments: lines.map(\.id))
    func hasLines(id: String) throws {
        let required = try #require(Self.lines.first { $0.id == id }).paths
        let carrying = try PublishedContent.entries().filter { $0.crisis.contains { $0.id == id } }.map(\.path)
        #expect(Set(required).isSubset(of: carrying), "missing on \(Set(required).subtracting(carrying).sorted())")
    }

    @Test("Every entry has 988, 911, the helpline, and says that it is no medical advice")
    func hasWhatStandsEverywhere() throws {
        for entry in try PublishedContent.entries() {
            let lines = Set(entry.crisis.map(\.id))
            #expect(lines.isSuperset(of: ["988", "911", "samhsa-helpline"]), "\(entry.path)")
            #expect(entry.safetyNotices.contains { $0.id == "not-medical-advice" }, "\(entry.path)")
        }
    }

    @Test("The most urgent lines come first and say how to reach them")
    func linesAreReachable() throws {
        let lines = try PublishedContent.load().crisisResources
        #expect(lines.prefix(2).map(\.id) == ["988", "911"])
        #expect(lines.first?.call == "988")
        #expect(lines.first?.text == "988")
        #expect(lines.dropFirst().first?.call == "911")
        for line in lines {
            #expect(line.call != nil || line.text != nil || line.url != nil, "\(line.id)")
            #expect(!line.sources.isEmpty, "\(line.id)")
        }
    }

    /// One place for numbers: a number that changes must change once. The titles of sources are theirs.
    @Test("No telephone number stands outside the crisis resources", arguments: PublishedContent.files)
    func numbersStandOnce(file: String) throws {
        guard file != "crisis-resources.json", !file.hasPrefix("sources/") else { return }
        for text in try PublishedContent.document(file).strings where !text.hasPrefix("https://") {
            #expect(!text.hasTelephoneNumber, "\(file): \(text)")
        }
    }

    @Test("Advertising stands apart, labelled, with the vendor's figure as the vendor's")
    func advertisingIsLabelled() throws {
        let listings = try PublishedContent.load().sponsoredListings
        #expect(!listings.isEmpty)
        for listing in listings {
            #expect(!listing.label.isEmpty && !listing.disclosure.isEmpty)
            #expect(listing.claims.allSatisfy { $0.attributedTo == listing.advertiser.name })
        }
        let advertisers = listings.map(\.advertiser.name)
        for entry in try PublishedContent.entries() {
            let texts = entry.passages + [entry.summary, entry.contact?.text ?? ""]
            for name in advertisers {
                #expect(!texts.contains { $0.contains(name) }, "\(entry.path)")
            }
        }
    }
}

extension String {
    /// Seven digits or more in the groups of a number of the United States, or a short number to text. 911 and 988 are the names of their
    /// lines too, and belong into a sentence that sends somebody there.
    fileprivate var hasTelephoneNumber: Bool {
        contains(/[0-9]{3}[-. )]{0,2}[0-9]{3}[-. ]?[0-9]{4}/) || contains(/\b[0-9]{3}[-.][0-9]{4}\b/)
            || contains(/\b(call|text|dial|to) (?!911\b|988\b)[0-9]{3,6}\b/.ignoresCase())
    }
}
