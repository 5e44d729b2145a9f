import TestSupport
import Testing

@Suite("Settings of discovery")
struct DiscoverySettingTests {
    @Test("A security contact makes /.well-known/security.txt")
    func namesContacts() throws {
        let server = try ServerProcess(["--security-contact", "mailto:a@example.org, https://example.org/security"])
        let answer = try CurlClient(port: server.port).send("/.well-known/security.txt")
        #expect(answer.status == 200)
        #expect(
            answer.text.hasPrefix("Contact: mailto:a@example.org\nContact: https://example.org/security\nExpires: 2"))
    }

    @Test("A contact that is no URI is exit status 2", arguments: ["a@example.org", "ftp://example.org", "mailto:"])
    func refusesContacts(contact: String) throws {
        let outcome = try ServerProcess.run(["check"], environment: ["RECOVERY_SECURITY_CONTACT=\(contact)"])
        #expect(outcome.status == 2)
        #expect(outcome.error.contains("RECOVERY_SECURITY_CONTACT has to be"))
    }

    @Test("HEAD /.well-known/api-catalog links to the catalog over a socket")
    func answersCatalog() throws {
        let server = try ServerProcess()
        let answer = try CurlClient(port: server.port).send("HEAD", "/.well-known/api-catalog")
        #expect(answer["link"] == "</.well-known/api-catalog>; rel=\"api-catalog\"")
        #expect(answer["content-type"]?.hasPrefix("application/linkset+json; profile=") == true)
    }
}
