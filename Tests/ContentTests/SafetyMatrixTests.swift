import Content
import JSON
import Testing

/// The fact sheet's 4.4, written here once more: the data must not be its own judge.
@Suite("The safety matrix")
struct SafetyMatrixTests {
    private static let notices: [(id: String, paths: [String])] = [
        (
            "withdrawal-danger",
            [
                "programs/detox", "topics/benefits-of-medically-supervised-detox", "faqs/how-long-does-detox-take",
                "medications/benzodiazepines-for-alcohol-withdrawal", "medications/addiction-treatment-medications",
                "topics/medical-treatment", "topics/before-treatment-begins", "topics/preparing-for-rehab",
                "topics/determining-if-you-need-rehab", "programs/drug-and-alcohol-intervention",
                "programs/outpatient-rehab", "topics/benefits-of-outpatient-rehab", "programs/iop",
                "faqs/is-my-addiction-bad-enough", "faqs/what-happens-if-i-relapse", "programs/inpatient-rehab",
                "programs/inpatient-hospitalization", "topics/inpatient-vs-outpatient",
                "support-groups/alcoholics-anonymous", "topics/rehab-intake",
            ]
        ),
        (
            "overdose-and-naloxone",
            [
                "faqs/what-happens-if-i-relapse", "programs/detox", "topics/benefits-of-medically-supervised-detox",
                "faqs/how-long-does-detox-take", "medications/addiction-treatment-medications",
                "medications/clonidine", "programs/residential-addiction-treatment", "programs/inpatient-rehab",
                "topics/benefits-of-inpatient-rehab", "topics/post-treatment-planning", "programs/rehab-aftercare",
                "programs/rehab-alumni-programs", "programs/sober-living-homes",
                "therapies/relapse-prevention-strategies", "relapse-prevention-tools/relapse-prevention-skills",
                "faqs/what-addictions-can-be-treated-with-medication", "topics/before-treatment-begins",
                "topics/preparing-for-rehab",
            ]
        ),
        (
            "suicidal-thoughts",
            [
                "topics/suicide", "topics/co-occurring-disorders", "topics/grief-and-addiction",
                "topics/isolation-and-addiction", "topics/ocd-and-addiction", "topics/stress-and-addiction",
                "therapies/trauma-resolution", "topics/self-love", "therapies/self-love-therapy",
                "faqs/what-happens-if-i-relapse", "faqs/is-my-addiction-bad-enough",
                "programs/drug-and-alcohol-intervention", "topics/receiving-love-from-others",
            ]
        ),
        (
            "domestic-violence",
            [
                "topics/domestic-violence-and-addiction", "topics/healthy-relationships",
                "relapse-prevention-tools/healthy-boundary-setting", "relapse-prevention-tools/communication-skills",
                "therapies/family-therapy", "programs/drug-and-alcohol-intervention", "topics/love-for-others",
                "topics/receiving-love-from-others",
            ]
        ),
        (
            "do-not-stop-medicine",
            [
                "medications/addiction-treatment-medications", "medications/benzodiazepines-for-alcohol-withdrawal",
                "medications/clonidine", "therapies/medication-management", "topics/medical-treatment",
                "faqs/what-addictions-can-be-treated-with-medication", "topics/preparing-for-rehab",
                "therapies/12-step-groups-and-relapse-prevention", "support-groups/alcoholics-anonymous",
                "support-groups/12-step-programs",
            ]
        ),
        (
            "payment-information-is-general",
            [
                "payment-options/paying-for-rehab", "payment-options/health-insurance",
                "topics/the-cost-of-addiction", "payment-options/the-cost-of-rehab",
                "payment-options/financing-options", "payment-options/government-programs",
                "payment-options/medicare", "payment-options/medicaid", "payment-options/rehab-scholarships",
                "programs/drug-and-alcohol-intervention",
            ]
        ),
    ]

    private static let lines: [(id: String, paths: [String])] = [
        (
            "veterans-crisis-line",
            [
                "payment-options/government-programs", "topics/suicide", "therapies/trauma-resolution",
                "topics/co-occurring-disorders",
            ]
        ),
        (
            "crisis-text-line",
            [
                "support-groups/alateen", "therapies/family-therapy",
            ]
        ),
        (
            "domestic-violence-hotline",
            [
                "topics/domestic-violence-and-addiction", "topics/healthy-relationships",
                "relapse-prevention-tools/healthy-boundary-setting", "relapse-prevention-tools/communication-skills",
                "therapies/family-therapy", "programs/drug-and-alcohol-intervention", "topics/love-for-others",
                "topics/receiving-love-from-others",
            ]
        ),
        (
            "poison-help",
            [
                "medications/addiction-treatment-medications", "medications/benzodiazepines-for-alcohol-withdrawal",
                "medications/clonidine", "programs/detox", "therapies/medication-management",
            ]
        ),
    ]

    @Test("Every required notice stands", arguments: notices.map(\.id))
    func hasNotices(id: String) throws {
        let required = try existing(try #require(Self.notices.first { $0.id == id }).paths)
        let carrying = try PublishedContent.entries().filter { $0.safetyNotices.contains { $0.id == id } }.map(\.path)
        #expect(Set(required).isSubset(of: carrying), "missing on \(Set(required).subtracting(carrying).sorted())")
    }

    @Test("Every required line stands", arguments: lines.map(\.id))
    func hasLines(id: String) throws {
        let required = try existing(try #require(Self.lines.first { $0.id == id }).paths)
        let carrying = try PublishedContent.entries().filter { $0.crisis.contains { $0.id == id } }.map(\.path)
        #expect(Set(required).isSubset(of: carrying), "missing on \(Set(required).subtracting(carrying).sorted())")
    }

    /// The paths that have an entry.
    private func existing(_ paths: [String]) throws -> [String] {
        let entries = Set(try PublishedContent.entries().map(\.path))
        return paths.filter(entries.contains)
    }

    @Test("The files require what the matrix does", arguments: notices.map(\.id) + lines.map(\.id))
    func filesRequireAll(id: String) throws {
        let paths = try #require((Self.notices + Self.lines).first { $0.id == id }).paths
        for file in ["safety-notices.json", "crisis-resources.json"] {
            let items = try #require(try PublishedContent.document(file).object?["items"]?.array)
            guard let item = items.compactMap(\.object).first(where: { $0["id"] == .string(id) }) else { continue }
            let required = Set((item["requiredOn"]?.array ?? []).compactMap(\.string))
            #expect(required.isSuperset(of: paths), "\(file): \(Set(paths).subtracting(required).sorted())")
        }
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
        // Hashes of the ledger have digits of all kinds.
        guard file != "crisis-resources.json", !file.hasPrefix("sources/"), !file.hasPrefix("changes/") else { return }
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
