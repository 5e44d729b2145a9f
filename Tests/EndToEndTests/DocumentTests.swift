import TestSupport
import Testing

/// What the documents tell an operator to do is what works: their commands are run.
@Suite("The documents")
struct DocumentTests {
    private static let repository = Repository()

    /// Every document of the tree: those at the top, in `Documentation`, of operations and of the modules.
    private static let files: [String] =
        (["README.md", "SECURITY.md", "CHANGELOG.md"]
        + ["Documentation", "Operations", "Sources"].flatMap { repository.files(below: $0) }).filter {
            $0.hasSuffix(".md")
        }

    @Test("The commands of each do what they should, or say why they are not run", arguments: files)
    func commandsWork(file: String) throws {
        let blocks = DocumentedCommands(Self.repository.text(file)).blocks
        for block in blocks {
            #expect(block.reason.map { $0.count > 10 } ?? true, "\(file), line \(block.line): no reason")
        }
        let toRun = blocks.filter { $0.reason == nil }
        guard !toRun.isEmpty else { return }
        let server = try ServerProcess()
        let configuration = try TemporaryFolder()
        let places = [
            ("/var/lib/recovery-server/recovery.sqlite", "\(server.folder.path)/contact.sqlite"),
            ("/var/lib/recovery-server", server.folder.path), ("/etc/recovery-server", configuration.path),
            ("127.0.0.1:8080", "127.0.0.1:\(server.port)"), ("--port 8080", "--port \(server.port)"),
            ("recovery-server ", "\(ServerProcess.executable) "),
        ]
        for block in toRun {
            let commands = places.reduce(block.text) { $0.replacing($1.0, with: $1.1) }
            let outcome = try ChildProcess.run(
                "/bin/bash", ["-ec", "cd \(Self.repository.path)\n\(commands)"], environment: ["PATH=/usr/bin:/bin"])
            #expect(outcome.status == 0, "\(file), line \(block.line):\n\(commands)\n\(outcome.output)\(outcome.error)")
            #expect(outcome.error.isEmpty, "\(file), line \(block.line): \(outcome.error)")
        }
    }

    @Test("Commands stand in blocks that are run, and in no others", arguments: files)
    func blocksHaveKnownLanguages(file: String) {
        let known: Set = ["swift", "json", "text", "yaml", "toml", "ini", "promql", "html", "javascript", "python"]
        let others = DocumentedCommands(Self.repository.text(file)).otherLanguages
        #expect(others.isSubset(of: known), "\(file): \(others)")
    }

    @Test("Each test that a document names is there", arguments: files.filter { $0.hasPrefix("Documentation/") })
    func testsExist(file: String) {
        let tests = Set(Self.repository.files(below: "Tests").compactMap { $0.split(separator: "/").last })
        for name in Self.repository.text(file).matches(of: /`([A-Za-z]+Tests)`/).map(\.output.1)
        where name != "ProxyTests" {
            #expect(tests.contains("\(name).swift"), "\(file): \(name)")
        }
    }

    @Test("Reads blocks, reasons and examples")
    func readsDocuments() {
        let page =
            "<!-- not run: no time -->\n```sh\na\n```\n```sh\nb\nc\n```\n```console\n$ d\ne\n```\n```text\n$ f\n```\n"
        let commands = DocumentedCommands(page)
        #expect(commands.blocks.map(\.text) == ["a\n", "b\nc\n"])
        #expect(commands.blocks.map(\.reason) == ["no time", nil])
        #expect(commands.examples.map(\.command) == ["d"] && commands.examples.map(\.output) == [["e"]])
        #expect(commands.otherLanguages == ["text"])
    }
}
