import TestSupport
import Testing

/// What the README shows is what a newcomer gets: its commands are run, and their output compared.
@Suite("The README")
struct ReadmeTests {
    @Test("Shows the real output of every command")
    func showsRealOutput() throws {
        let staffed = try StaffedServer()
        let server = staffed.server
        let environment = ["PATH=/usr/bin:/bin", "TOKEN=\(StaffedServer.token)"]
        let examples = DocumentedCommands(Repository().text("README.md")).examples
        #expect(examples.count >= 15)
        for example in examples {
            let command = example.command.replacing("127.0.0.1:8080", with: "127.0.0.1:\(server.port)")
            let outcome = try ChildProcess.run("/bin/sh", ["-c", command], environment: environment)
            #expect(outcome.error.isEmpty, "\(example.command)")
            // A carriage return and a line feed are one Character.
            let lines = outcome.output.replacing("\r\n", with: "\n").split(
                separator: "\n", omittingEmptySubsequences: false)
            #expect(
                Self.fits(lines.last == "" ? lines.dropLast() : lines[...], example.output[...]),
                "$ \(example.command)\n\(outcome.output)")
        }
    }

    @Test("Asks every endpoint")
    func asksEveryEndpoint() throws {
        let commands = DocumentedCommands(Repository().text("README.md")).examples.map(\.command).joined(
            separator: "\n")
        let client = try ServerProcess()
        let paths = try CurlClient(port: client.port).send("/").text.matches(of: /"href":"([^"]+)"/).map {
            String($0.output.1)
        }
        let others = [
            "/crisis-resources", "/sponsored-listings", "/problems/", "/livez", "/readyz", "/metrics",
            "/openapi.json",
            "/contact-requests",
        ]
        for path in paths + others {
            // A loop over paths names them without the address.
            let isAsked = commands.contains("127.0.0.1:8080\(path)") || commands.contains(" \(path.dropFirst())")
            #expect(isAsked, "\(path)")
        }
    }

    /// Whether the lines are those expected, where "…" stands for any number of lines.
    private static func fits(_ lines: ArraySlice<Substring>, _ expected: ArraySlice<Substring>) -> Bool {
        guard let first = expected.first else { return lines.isEmpty }
        if first.trimmingPrefix(while: \.isWhitespace) == "…" {
            return (lines.startIndex...lines.endIndex).contains { fits(lines[$0...], expected.dropFirst()) }
        }
        return lines.first == first && fits(lines.dropFirst(), expected.dropFirst())
    }
}
