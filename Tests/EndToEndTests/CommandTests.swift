import TestSupport
import Testing

/// What an operator meets at the command line.
@Suite("The command line")
struct CommandTests {
    private let resources = "\(Repository().path)/Resources"

    @Test("A port in use is one clear line and exit status 1")
    func namesPortInUse() throws {
        let server = try ServerProcess()
        let outcome = try ServerProcess.run([
            "--port", "\(server.port)", "--resources", resources, "--database", "\(server.folder.path)/other.sqlite",
        ])
        #expect(outcome.status == 1)
        #expect(
            outcome.error
                == "recovery-server does not start: port \(server.port) on 127.0.0.1 is in use by another process\n")
        #expect(outcome.output.isEmpty)
        #expect(try CurlClient(port: server.port).send("/livez").status == 200)
    }

    @Test("Broken content stops the start with every fault named and exit status 1", arguments: ["serve", "check"])
    func namesFaults(command: String) throws {
        let copy = try ResourcesCopy()
        try copy.replace(
            "\"setting\": \"outpatient\"", with: "\"setting\": \"outpatint\"", in: "Content/programs/iop.json")
        try copy.replace("therapies/group-counseling", with: "therapies/group", in: "Content/relations.json")
        try copy.replace("{", with: "[", in: "Content/therapies/family-therapy.json")
        let outcome = try ServerProcess.run([command, "--port", "0", "--resources", copy.path])
        #expect(outcome.status == 1)
        #expect(outcome.error.contains("Content/programs/iop.json#/care/setting: "))
        #expect(outcome.error.contains("Content/relations.json#/items/0/to/0: "))
        #expect(outcome.error.contains("Content/therapies/family-therapy.json#: not JSON: "))
        #expect(outcome.error.contains("faults in the content"))
        #expect(outcome.output.isEmpty)
    }

    @Test("An id or alias of an entry that a path of the API hides is a fault", arguments: ["serve", "check"])
    func namesHiddenEntries(command: String) throws {
        let copy = try ResourcesCopy()
        let file = "Content/programs/compare.json"
        try copy.write(file, copy.text("Content/programs/php.json"))
        try copy.replace("\"id\": \"php\"", with: "\"id\": \"compare\"", in: file)
        try copy.replace("\"intensive-outpatient-programs\"", with: "\"compare\"", in: "Content/programs/iop.json")
        let outcome = try ServerProcess.run([command, "--port", "0", "--resources", copy.path])
        #expect(outcome.status == 1)
        let message = "\"compare\" would stand at /programs/compare, where the API has something else\n"
        #expect(outcome.error.contains("\(file)#/id: \(message)"))
        #expect(outcome.error.contains("Content/programs/iop.json#/aliases/0: \(message)"))
    }

    @Test("`check` says what it has looked at")
    func checks() throws {
        let outcome = try ServerProcess.run(["check", "--resources", resources])
        #expect(outcome.status == 0)
        #expect(outcome.output.hasPrefix("content is well: 11 programs, 18 therapies, 14 relapse-prevention-tools"))
        // A review may be overdue by the day on which this runs.
        #expect(outcome.error.split(separator: "\n").allSatisfy { $0.hasPrefix("warning: ") })
    }

    @Test("`check` warns of a review that is overdue, with exit status 0")
    func warns() throws {
        let copy = try ResourcesCopy()
        let file = "Content/therapies/family-therapy.json"
        try copy.replace("\"lastReviewed\": \"2026-11-23\"", with: "\"lastReviewed\": \"2001-01-01\"", in: file)
        try copy.replace("\"nextReview\": \"2027-11-23\"", with: "\"nextReview\": \"2002-01-01\"", in: file)
        #expect(try ServerProcess.run(["record-changes", "--resources", copy.path]).status == 0)
        let outcome = try ServerProcess.run(["check", "--resources", copy.path])
        #expect(outcome.status == 0)
        #expect(outcome.error.contains("warning: \(file)#/review/nextReview: the review was due on 2002-01-01\n"))
    }

    @Test("`check` refuses what an editor would send back")
    func refusesWords() throws {
        let copy = try ResourcesCopy()
        let file = "Content/therapies/family-therapy.json"
        try copy.replace("It is no one’s fault.", with: "An addict is not to blame.", in: file)
        let outcome = try ServerProcess.run(["check", "--resources", copy.path])
        #expect(outcome.status == 1)
        #expect(outcome.error.contains("\(file)#/sections/0/blocks/2/text: says \"addict\""))
    }

    @Test("`check` names a consent text that will not do")
    func checksConsent() throws {
        let copy = try ResourcesCopy()
        try copy.replace("{provider}", with: "somebody", in: "Contact/consent.json")
        let outcome = try ServerProcess.run(["check", "--resources", copy.path])
        #expect(outcome.status == 1)
        #expect(outcome.error.hasPrefix("Contact/consent.json#/texts/0: "))
        copy.remove("Contact/consent.json")
        #expect(
            try ServerProcess.run(["check", "--resources", copy.path]).error
                == "Contact/consent.json: cannot be read: No such file or directory\n")
    }

    @Test("`healthcheck` is 0 beside a server and 1 without")
    func checksHealth() throws {
        let server = try ServerProcess()
        #expect(try ServerProcess.run(["healthcheck", "--port", "\(server.port)"]).status == 0)
        server.terminate()
        let outcome = try ServerProcess.run(["healthcheck", "--port", "\(server.port)"])
        #expect(outcome.status == 1)
        #expect(outcome.error.contains("no answer from 127.0.0.1 port \(server.port)"))
    }

    @Test("Stops when asked, with exit status 0")
    func stops() throws {
        let server = try ServerProcess()
        #expect(try CurlClient(port: server.port).send("/livez").status == 200)
        #expect(server.terminate() == 0)
    }

    @Test(
        "A mistake in the arguments is exit status 2 and says what would do",
        arguments: [
            (["sevre"], "serve"), (["--prot", "1"], "--port"), (["--port", "70000"], "65535"), (["--port"], "--port"),
            (["--port", "1", "--port", "2"], "--port"),
        ])
    func explainsMistakes(arguments: [String], hint: String) throws {
        let outcome = try ServerProcess.run(arguments)
        #expect(outcome.status == 2)
        #expect(outcome.error.contains(hint), "\(outcome.error)")
    }

    @Test("The environment sets what the flags set, and flags win")
    func readsEnvironment() throws {
        let server = try ServerProcess()
        let port = "RECOVERY_PORT=\(server.port)"
        #expect(try ServerProcess.run(["healthcheck"], environment: [port]).status == 0)
        #expect(
            try ServerProcess.run(["healthcheck", "--port", "\(server.port)"], environment: ["RECOVERY_PORT=1"]).status
                == 0)
        #expect(try ServerProcess.run(["healthcheck"], environment: ["RECOVERY_PORT=many"]).status == 2)
    }

    @Test("Help names every command, flag and variable", arguments: ["--help", "-h", "help"])
    func helps(argument: String) throws {
        let outcome = try ServerProcess.run([argument])
        #expect(outcome.status == 0)
        for word in [
            "serve", "check", "healthcheck", "version", "--port", "--host", "--resources", "RECOVERY_PORT",
            "export", "backup FILE", "purge", "--database", "RECOVERY_DATABASE", "--retention-days",
            "RECOVERY_RETENTION_DAYS", "--provider-name", "RECOVERY_PROVIDER_NAME", "--format",
        ] {
            #expect(outcome.output.contains(word), "\(word)")
        }
    }

    @Test("`version` says the version that the index says")
    func saysVersion() throws {
        let server = try ServerProcess()
        let outcome = try ServerProcess.run(["version"])
        let number = try #require(outcome.output.split(whereSeparator: \.isWhitespace).last)
        #expect(outcome.status == 0)
        #expect(try CurlClient(port: server.port).send("/").text.contains("\"version\":\"\(number)\""))
    }
}
