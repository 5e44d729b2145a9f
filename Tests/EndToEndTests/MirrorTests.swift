import JSON
import TestSupport
import Testing

/// The mirror that the documentation shows, run as an integrator would: by Python, against real servers.
@Suite("The documented mirror")
struct MirrorTests {
    private let folder: TemporaryFolder
    private var copy: String { "\(folder.path)/copy" }

    init() throws {
        folder = try TemporaryFolder()
        try #require(folder.write(Array(try Self.script().utf8), to: "mirror.py"))
    }

    private static func script() throws -> String {
        let page = Repository().text("Sources/RecoveryAPI/RecoveryAPI.docc/MirroringTheLibrary.md")
        return String(try #require(page.firstMatch(of: /```python\n((?s).*?)```/)).output.1)
    }

    private func mirror(_ server: ServerProcess, by script: String = "mirror.py") throws {
        let outcome = try ChildProcess.run(
            "/usr/bin/python3", ["\(folder.path)/\(script)", "http://127.0.0.1:\(server.port)", copy],
            environment: ["PYTHONUTF8=1"])
        #expect(outcome.status == 0, "\(outcome.error)")
    }

    /// The items of a list on all of its pages.
    private func itemHrefs(of list: String, _ client: CurlClient) throws -> [String] {
        var hrefs: [String] = []
        var pageHref: String? = "\(list)?limit=4"
        while let href = pageHref {
            let page = try JSONValue.parse(try client.send(href).body).object
            hrefs += try (page?["items"]?.array ?? []).map {
                try #require($0.object?["links"]?.object?["self"]?.string)
            }
            pageHref = page?["links"]?.object?["next"]?.string
        }
        return hrefs
    }

    /// That the copy has what the server has: each entry to the byte, and nothing more.
    private func expectSame(_ server: ServerProcess) throws {
        let client = try CurlClient(port: server.port)
        let index = try JSONValue.parse(try client.send("/").body)
        var hrefs = ["/navigation", "/crisis-resources"]
        for collection in index.object?["collections"]?.array ?? [] {
            let href = try #require(collection.object?["href"]?.string)
            let itemHrefs = try itemHrefs(of: href, client)
            #expect(itemHrefs.count == collection.object?["totalCount"]?.integer, "\(href)")
            hrefs += itemHrefs
        }
        let files = Repository(path: copy).files(below: ".").map { String($0.dropFirst(2)) }
        #expect(Set(files) == Set(hrefs.map { "\($0.dropFirst()).json" } + ["state.json"]))
        for href in hrefs {
            let isSame = Repository(path: copy).text("\(href.dropFirst()).json") == (try client.send(href).text)
            #expect(isSame, "\(href)")
        }
    }

    @Test("Rebuilds the library from nothing, and follows it through releases and another history")
    func mirrors() throws {
        let resources = try ResourcesCopy()
        try resources.addSampleEntry()
        #expect(try ServerProcess.run(["record-changes", "--resources", resources.path]).status == 0)
        let first = try ServerProcess(resources: resources.path)
        try mirror(first)
        try expectSame(first)
        first.terminate()

        resources.remove("Content/\(ResourcesCopy.sampleEntry).json")
        try resources.replace(
            "\"title\": \"Stopping suddenly can be dangerous\"", with: "\"title\": \"A sudden stop can be dangerous\"",
            in: "Content/safety-notices.json")
        let recorded = try ServerProcess.run(
            ["record-changes", "--resources", resources.path, "--reason", "Made up.", "--urgent=on"])
        #expect(recorded.status == 0, "\(recorded.error)")
        let second = try ServerProcess(resources: resources.path)
        try mirror(second)
        try expectSame(second)
        #expect(try CurlClient(port: second.port).send("/\(ResourcesCopy.sampleEntry)").status == 410)
        second.terminate()

        let other = try ServerProcess()
        try mirror(other)
        try expectSame(other)
        removeCopy()
    }

    @Test("Rebuilds the library exactly from pages of any length", arguments: [1, 7])
    func mirrorsByPages(limit: Int) throws {
        let whole = try Self.script()
        let script = whole.replacing("limit=100", with: "limit=\(limit)")
        #expect(script != whole)
        try #require(folder.write(Array(script.utf8), to: "by-pages.py"))
        let server = try ServerProcess()
        try mirror(server, by: "by-pages.py")
        try expectSame(server)
        removeCopy()
    }

    /// The folder that holds it removes files alone.
    private func removeCopy() {
        _ = try? ChildProcess.run("/bin/rm", ["-r", copy])
    }
}
