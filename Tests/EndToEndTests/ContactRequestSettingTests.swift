import TestSupport
import Testing

@Suite("Contact requests: what operators set")
struct ContactRequestSettingTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func run(_ arguments: [String]) throws -> (status: Int32, error: String) {
        let resources = "\(Repository().path)/Resources"
        let outcome = try ServerProcess.run(
            ["--port", "0", "--resources", resources, "--database", "\(folder.path)/store"] + arguments)
        return (outcome.status, outcome.error)
    }

    @Test("A token file that others may read stops the start, and so does one without a token")
    func refusesTokenFiles() throws {
        folder.write(Array("\(StaffedServer.token)\n".utf8), to: "open")
        folder.setMode(0o644, of: "open")
        folder.write([], to: "empty")
        for (file, hint) in [("open", "chmod 600"), ("empty", "no token"), ("missing", "No such file")] {
            let outcome = try run(["--staff-tokens-file", "\(folder.path)/\(file)"])
            #expect(outcome.status == 1)
            #expect(outcome.error.contains(hint), "\(outcome.error)")
            #expect(outcome.error.split(separator: "\n").count == 1)
        }
        // No store is made by a start that fails.
        #expect(!folder.names.contains("store"))
    }

    @Test("A store that cannot be opened stops the start with one line")
    func refusesStore() throws {
        folder.write(Array("this is no database, as anybody can see".utf8), to: "store")
        let outcome = try run([])
        #expect(outcome.status == 1)
        #expect(outcome.error.hasPrefix("recovery-server does not start: "))
        #expect(outcome.error.split(separator: "\n").count == 1)
    }

    @Test(
        "A setting that makes no sense is named, with what would do",
        arguments: [
            ("--allowed-origins", "example.org"), ("--allowed-origins", "https://example.org/"),
            ("--return-hosts", "https://example.org"), ("--return-hosts", "a b"), ("--trusted-proxies", "10.0.0.1/8"),
            ("--trusted-proxies", "localhost"), ("--contact-rate", "10"), ("--contact-rate", "0/60"),
            ("--contact-rate", "10/60/1"), ("--trusted-proxies", "10.0.0.1,"),
        ])
    func refusesSettings(flag: String, value: String) throws {
        let outcome = try run([flag, value])
        #expect(outcome.status == 2)
        #expect(outcome.error.contains("\(flag) has to be "))
    }

    @Test("Origins, return hosts, proxies, rate and provider do what they say")
    func applies() throws {
        let server = try ServerProcess([
            "--allowed-origins", "https://one.example, https://two.example", "--return-hosts", "one.example",
            "--trusted-proxies", "127.0.0.0/8, ::1", "--contact-rate", "2/3600", "--provider-name", "Harbor Clinic",
        ])
        let client = try CurlClient(port: server.port)
        let origin = try Body.json.post(
            Body.least, by: client, ["Origin: https://two.example", "X-Forwarded-For: 192.0.2.1"])
        #expect(origin.status == 201)
        #expect(origin["access-control-allow-origin"] == "https://two.example")
        #expect(origin.text.contains("Harbor Clinic"))
        let form = Body.least + [("returnTo", "https://one.example/thanks")]
        let returned = try Body.urlEncoded.post(form, by: client, ["Accept: text/html", "X-Forwarded-For: 192.0.2.1"])
        #expect(returned.status == 303)
        #expect(returned["location"] == "https://one.example/thanks")
        #expect(try Body.json.post(Body.least, by: client, ["X-Forwarded-For: 192.0.2.1"]).status == 429)
        #expect(try Body.json.post(Body.least, by: client, ["X-Forwarded-For: 192.0.2.2"]).status == 201)
    }

    @Test("Readiness is 200 while all is well")
    func isReady() throws {
        let server = try ServerProcess()
        let answer = try CurlClient(port: server.port).send("/readyz")
        #expect(answer.status == 200)
        #expect(answer["cache-control"] == "no-store")
    }
}
