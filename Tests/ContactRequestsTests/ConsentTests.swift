import ContactRequests
import TestSupport
import Testing

@Suite("Published consent")
struct ConsentTests {
    private let published: PublishedConsent

    init() throws {
        published = try PublishedConsent.read(
            Array(Repository().text("Resources/\(PublishedConsent.file)").utf8), providerName: "Example Recovery")
    }

    @Test("The current text says what the law and people want to know")
    func saysAll() {
        let text = published.current.text
        for words in [
            "Example Recovery", "call or text", "automatically", "recorded", "do not have to agree", "rates may apply",
            "\"stop\"",
            "receipt", "18", "911", "988", "not an emergency service",
        ] { #expect(text.contains(words), "\(words)") }
        #expect(!text.contains("{"))
    }

    @Test("The hash is of the exact text, the provider's name included")
    func hashesText() throws {
        let other = try PublishedConsent.read(
            Array(Repository().text("Resources/\(PublishedConsent.file)").utf8), providerName: nil)
        #expect(other.current.version == published.current.version)
        #expect(other.current.digest != published.current.digest)
        #expect(other.current.text.contains("the treatment provider that runs this service"))
        #expect(
            ConsentText(version: "1", language: .english, text: "abc").digest.hexadecimal()
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test("A published version is found, another is not")
    func findsVersions() {
        #expect(published[published.current.version] == published.current)
        #expect(published["2020-01-01"] == nil)
        #expect(published[""] == nil)
    }

    @Test(
        "A file that will not do is told with its place",
        arguments: [
            ("", "not JSON"), ("[]", "has to be an object"), ("{\"current\":\"1\",\"texts\":[]}", "one text or more"),
            (
                "{\"current\":\"2\",\"texts\":[{\"version\":\"1\",\"language\":\"en\",\"text\":\"{provider}\"}]}",
                "#/current"
            ),
            (
                "{\"current\":\"1\",\"texts\":[{\"version\":\"1\",\"language\":\"en\",\"text\":\"nobody\"}]}",
                "#/texts/0"
            ),
            (
                "{\"current\":\"1\",\"texts\":[{\"version\":\"A b\",\"language\":\"en\",\"text\":\"{provider}\"}]}",
                "#/texts/0"
            ),
            (
                "{\"current\":\"1\",\"texts\":[{\"version\":\"1\",\"language\":\"english\",\"text\":\"{provider}\"}]}",
                "#/texts/0"
            ),
            (
                "{\"current\":\"1\",\"texts\":[{\"version\":\"1\",\"language\":\"en\",\"text\":\"{provider}\"},{\"version\":\"1\",\"language\":\"en\",\"text\":\"{provider}\"}]}",
                "#/texts/1/version"
            ),
        ])
    func namesFaults(text: String, hint: String) {
        let fault = #expect(throws: PublishedConsent.Fault.self) {
            try PublishedConsent.read(Array(text.utf8), providerName: nil)
        }
        #expect(fault?.message.contains(hint) == true, "\(fault?.message ?? "")")
        #expect(fault?.message.hasPrefix("Contact/consent.json") == true)
    }
}
