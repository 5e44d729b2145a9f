import Glibc
import JSON
import TestSupport
import Testing

/// SIGHUP: what the files say now, or what they said before, and never a bit of both.
@Suite("Loading again", .serialized)
struct ReloadTests {
    private static let target = "/programs/iop"
    private static let file = "Content/programs/iop.json"
    private static let reloaded = "recovery-server has loaded its content again"

    private func body(_ server: ServerProcess) throws -> String {
        try CurlClient(port: server.port).send(Self.target).text
    }

    /// Waits until the server has said so on standard error.
    private func waitForComplaint(_ text: String, by server: ServerProcess) {
        let end = ContinuousClock.now + .seconds(60)
        while !server.errorText.contains(text), ContinuousClock.now < end { sched_yield() }
    }

    @Test(
        "New content is served from then on, broken content never, and no question is lost or answered by two versions")
    func reloadsUnderLoad() throws {
        let resources = try ResourcesCopy()
        let original = resources.text(Self.file)
        let server = try ServerProcess(["--log-level", "warning"], resources: resources.path, keepsOutput: true)
        let load = SteadyLoad(
            "GET \(Self.target) HTTP/1.1\r\nHost: a\r\n\r\n", port: server.port, patience: .seconds(3_600))
        var versions: Set<String> = [try body(server)]
        for round in 1...4 {
            load.waitForAnswers(20)
            let version = original.replacing("\"title\": \"", with: "\"title\": \"Version \(round): ")
            #expect(version != original)
            try resources.write(Self.file, version)
            server.signal(SIGHUP)
            #expect(server.readLine() == Self.reloaded)
            let now = try body(server)
            #expect(now.contains("Version \(round): "))
            #expect(versions.insert(now).inserted)
            load.waitForAnswers(20)
            try resources.write(Self.file, version.replacing("\"title\"", with: "\"titel\(round)\""))
            server.signal(SIGHUP)
            // By its round it is told from the complaints before.
            waitForComplaint("titel\(round)", by: server)
            #expect(try body(server) == now)
            try resources.write(Self.file, version)
            server.signal(SIGHUP)
            #expect(server.readLine() == Self.reloaded)
        }
        let tally = load.end()
        #expect(tally.lost.isEmpty)
        #expect(tally.refused == 0)
        #expect(tally.closed == 0)
        #expect(tally.statuses == ["HTTP/1.1 200"])
        #expect(tally.bodies.isSubset(of: versions))
        #expect(tally.bodies.count > 1)
        #expect(server.terminate() == 0)
    }

    @Test("Why content was not taken is told by file and place, in few lines however much is wrong")
    func explains() throws {
        let resources = try ResourcesCopy()
        let server = try ServerProcess(["--log-level", "off"], resources: resources.path, keepsOutput: true)
        let files = Repository(path: resources.path).files(below: "Content/therapies")
        for file in files { try resources.write(file, "{}") }
        server.signal(SIGHUP)
        waitForComplaint("more lines", by: server)
        #expect(server.terminate() == 0)
        let lines = server.saidText().split(separator: "\n")
        #expect(lines.first?.contains("keeps the content that it has") == true)
        #expect(lines.count(where: { $0.contains(".json") }) > 10)
        #expect(lines.last?.contains("recovery-server check") == true)
        #expect(lines.count < 25)
    }

    @Test("Metrics go on through a reload, at both addresses, and the log tells of it")
    func isObserved() throws {
        let resources = try ResourcesCopy()
        let server = try ServerProcess(
            ["--operations-address", "127.0.0.1:0", "--log-format", "json"], resources: resources.path,
            keepsOutput: true)
        let port = server.readLine().split(separator: ":").last.flatMap { UInt16($0) }
        let operations = try CurlClient(port: try #require(port))
        let content = { (metrics: String) in
            metrics.split(separator: "\n").first { $0.hasPrefix("recovery_content_info{") }.map(String.init)
        }
        let before = try #require(content(try operations.send("/metrics").text))
        let original = resources.text(Self.file)
        try resources.write(Self.file, original.replacing("\"title\": \"", with: "\"title\": \"Another: "))
        server.signal(SIGHUP)
        #expect(server.readLine() == Self.reloaded)
        let after = try #require(content(try operations.send("/metrics").text))
        #expect(after != before)
        // Each address answers what it did.
        #expect(try operations.send(Self.target).status == 404)
        #expect(try CurlClient(port: server.port).send("/metrics").status == 404)
        try resources.write(Self.file, "{}")
        server.signal(SIGHUP)
        waitForComplaint("reloadFault", by: server)
        #expect(content(try operations.send("/metrics").text) == after)
        #expect(server.terminate() == 0)
        let lines = try server.saidText().split(separator: "\n").map {
            try #require(try JSONValue.parse(Array($0.utf8)).object)
        }
        let events = lines.compactMap { $0["event"]?.string }.filter { $0.hasPrefix("reload") }
        #expect(events.starts(with: ["reloaded", "reloadFailed", "reloadFault"]))
        #expect(lines.contains { $0["fault"]?.string?.contains("iop.json") == true })
    }

    @Test("Staff tokens are read again, and a file that others may read is refused")
    func reloadsTokens() throws {
        let folder = try TemporaryFolder()
        let (old, new) = (StaffedServer.token, String(StaffedServer.token.reversed()))
        folder.write(Array("\(old)\n".utf8), to: "tokens")
        let server = try ServerProcess(
            ["--staff-tokens-file", "\(folder.path)/tokens"], in: folder, keepsOutput: true)
        let status = { (token: String) in
            try CurlClient(port: server.port).send(
                "GET", "/contact-requests", fields: ["Authorization: Bearer \(token)"]
            ).status
        }
        #expect(try status(old) == 200)
        #expect(try status(new) == 401)
        folder.write(Array("\(new)\n".utf8), to: "tokens")
        server.signal(SIGHUP)
        #expect(server.readLine() == Self.reloaded)
        #expect(try status(old) == 401)
        #expect(try status(new) == 200)
        folder.setMode(0o644, of: "tokens")
        server.signal(SIGHUP)
        waitForComplaint("tokens", by: server)
        #expect(try status(new) == 200)
        #expect(server.terminate() == 0)
        #expect(!server.saidText().contains(new))
    }

    @Test("What an old version took in memory is there again")
    func givesMemoryBack() throws {
        let server = try ServerProcess(keepsOutput: true)
        var residents: [Int] = []
        for _ in 0..<12 {
            server.signal(SIGHUP)
            #expect(server.readLine() == Self.reloaded)
            server.waitUntilItRests()
            residents.append(server.residentKiB)
        }
        #expect(server.terminate() == 0)
        // A version is some 25 MB with all its formats, so nine that stayed would be 225. What the allocator keeps of freed memory, in the arena of each thread,
        // settles within some MB. The address sanitizer keeps up to 256 MB of freed memory aside, and finds leaks by itself.
        let isPlain = ServerProcess.executable.contains("/.build/")
        #expect(residents[11] - residents[2] < (isPlain ? 20_480 : 327_680), "\(residents) KiB")
        print("reloads: \(residents) KiB resident")
    }

    @Test("Whoever read its lines may go")
    func outlivesItsReader() throws {
        // Nobody reads its standard output after the first line.
        let server = try ServerProcess()
        server.signal(SIGHUP)
        server.signal(SIGHUP)
        #expect(try CurlClient(port: server.port).send("/livez").status == 200)
        #expect(server.terminate() == 0)
    }
}
