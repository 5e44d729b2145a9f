import ContactRequests
import Testing

@Suite("Reading a contact request's fields")
struct DraftTests {
    private typealias Fields = [ContactRequestField: ContactRequestFieldValue]

    private static let consentFile = """
        {"current": "2", "texts": [
            {"version": "1", "language": "en", "text": "Old text of {provider}."},
            {"version": "2", "language": "en", "text": "{provider} may call. {provider} only."}]}
        """

    private let rules: IntakeRules
    private let now = Timestamp(secondsSince1970: 1_795_960_800)
    private let good: Fields = [.phone: .text("(555) 234-5678"), .consent: .boolean(true)]

    init() throws {
        rules = IntakeRules(
            consent: try PublishedConsent.read(Array(Self.consentFile.utf8), providerName: "Example Recovery"),
            programs: ["iop", "detox"], timeZones: TimeZoneNames(["America/Chicago", "UTC"]))
    }

    private func read(_ fields: Fields, page: String? = nil) throws(ContactRequestFaults) -> ContactRequestDraft {
        try ContactRequestDraft.read(fields, rules: rules, page: page.flatMap { ConsentPage($0) }, at: now)
    }

    private func faults(_ fields: Fields) -> [ContactRequestFault] {
        do throws(ContactRequestFaults) {
            _ = try read(fields)
            return []
        } catch { return error.faults }
    }

    private func with(_ field: ContactRequestField, _ value: ContactRequestFieldValue?) -> Fields {
        var fields = good
        fields[field] = value
        return fields
    }

    @Test("Takes the least: a phone number and consent")
    func takesTheLeast() throws {
        let draft = try read(good)
        #expect(draft.personal == PersonalDetails(phone: try PhoneNumber.parse("+15552345678")))
        #expect(draft.consent.text.version == "2")
        #expect(draft.consent.text.text == "Example Recovery may call. Example Recovery only.")
        #expect(draft.consent.givenAt == now)
        #expect(draft.consent.page == nil)
        #expect(!draft.isSpam)
    }

    @Test("Takes everything")
    func takesEverything() throws {
        let draft = try read(
            [
                .phone: .text(" +44 20 7946 0018 "), .consent: .text("on"), .consentVersion: .text("1"),
                .name: .text("  Ada Ortiz\t"),
                .program: .text("iop"), .relationship: .text("lovedOne"), .preferredTime: .text("evening"),
                .timeZone: .text("America/Chicago"), .safeToLeaveVoicemail: .text("yes"), .language: .text("ES-us"),
                .returnTo: .text("https://example.org/thanks"), .website: .text(""),
            ], page: "https://example.org/help?name=Ada#form")
        #expect(draft.personal.phone.revealed == "+442079460018")
        #expect(draft.personal.name?.revealed == "Ada Ortiz")
        #expect(draft.personal.program == "iop")
        #expect(draft.personal.relationship == .lovedOne)
        #expect(draft.personal.preferredTime == .evening)
        #expect(draft.personal.timeZone?.text == "America/Chicago")
        #expect(draft.personal.isVoicemailSafe)
        #expect(draft.personal.language.text == "es-US")
        #expect(draft.consent.text.text == "Old text of Example Recovery.")
        #expect(draft.consent.page?.revealed == "https://example.org/help")
        #expect(!draft.isSpam)
    }

    @Test("Empty fields of a form are absent fields")
    func ignoresEmpty() throws {
        var fields = good
        for field in ContactRequestField.allCases where field != .phone && field != .consent {
            fields[field] = .text(" \r\n")
        }
        #expect(try read(fields) == read(good))
        #expect(faults([.phone: .text("  "), .consent: .text("")]).map(\.code) == [.missing, .notAccepted])
    }

    @Test("Finds every fault at once, in the order of the fields, and shows no value")
    func findsEveryFault() {
        let found = faults([
            .phone: .text("1-800-CANARY"), .consent: .text("off"), .consentVersion: .text("canary"),
            .name: .text("Canary\nCanary"),
            .program: .text("canary"), .relationship: .text("canary"), .preferredTime: .text("canary"),
            .timeZone: .text("canary"),
            .safeToLeaveVoicemail: .text("canary"), .language: .text("canary-"),
        ])
        #expect(
            found.map(\.field)
                == [
                    .phone, .consent, .consentVersion, .name, .program, .relationship, .preferredTime, .timeZone,
                    .safeToLeaveVoicemail, .language,
                ])
        #expect(
            found.map(\.code)
                == [
                    .malformed, .notAccepted, .unknown, .malformed, .unknown, .unknown, .unknown, .unknown, .malformed,
                    .malformed,
                ])
        for fault in found { #expect(!"\(fault)".lowercased().contains("canary")) }
    }

    @Test("Nothing at all lacks two things")
    func lacksBoth() {
        #expect(faults([:]).map(\.field) == [.phone, .consent])
        #expect(faults([:]).map(\.code) == [.missing, .missing])
    }

    @Test(
        "Consent is given in the words of forms and of JSON, and no others",
        arguments: [
            ("true", true), ("on", true), ("yes", true), ("1", true), ("TRUE", true), (" On ", true),
            ("false", false), ("off", false), ("no", false), ("0", false), ("y", false), ("2", false), ("ok", false),
            ("trué", false), ("", false),
        ])
    func readsConsent(word: String, isGiven: Bool) {
        #expect(faults(with(.consent, .text(word))).isEmpty == isGiven)
        #expect(faults(with(.consent, .boolean(false))).map(\.code) == [.notAccepted])
    }

    @Test("A field of another type, or twice, is refused for each field", arguments: ContactRequestField.allCases)
    func refusesOtherTypes(field: ContactRequestField) {
        let other = faults(with(field, .other("a number")))
        let repeated = faults(with(field, .repeated))
        switch field {
        case .returnTo, .website:
            #expect(other.isEmpty && repeated.isEmpty)
        default:
            #expect(other.map(\.code) == [.wrongType])
            #expect(other.map(\.field) == [field])
            #expect(repeated.map(\.code) == [.repeated])
        }
        if ![.consent, .safeToLeaveVoicemail, .returnTo, .website].contains(field) {
            #expect(faults(with(field, .boolean(true))).map(\.code) == [.wrongType])
        }
    }

    @Test(
        "Whatever fills in the trap is spam, and is told nothing",
        arguments: [
            ContactRequestFieldValue.text("https://example.com"), .boolean(true), .other("an array"), .repeated,
        ])
    func springsTrap(value: ContactRequestFieldValue) throws {
        let draft = try read(with(.website, value))
        #expect(draft.isSpam)
        #expect(try draft.personal == read(good).personal)
    }

    @Test(
        "Zones and programs have to be exact",
        arguments: ["../../etc/passwd", "america/chicago", "America/Chicago/", "America", "/UTC", "UTC\u{0}"])
    func refusesOtherZones(name: String) {
        #expect(faults(with(.timeZone, .text(name))).map(\.code) == [.unknown])
        #expect(faults(with(.program, .text(name))).map(\.code) == [.unknown])
    }

    @Test(
        "A page's address is kept without what may be personal in it",
        arguments: [
            ("https://example.org/a?phone=1#b", "https://example.org/a"), ("http://example.org", "http://example.org"),
            ("ftp://example.org/", nil),
            ("/help", nil), ("https://", nil), ("https://ada@example.org/", nil), ("https://example.org/ü", nil),
            ("https://example.org/a b", nil),
            ("https://example.org/\r\nX: y", nil), ("", nil), ("https://example.org/a@b", "https://example.org/a@b"),
        ] as [(String, String?)])
    func readsPages(address: String, kept: String?) {
        #expect(ConsentPage(address)?.revealed == kept)
        #expect(ConsentPage("https://example.org/" + String(repeating: "a", count: 2_048)) == nil)
    }
}
