import TestSupport
import Testing

/// The units for systemd, as systemd itself sees them.
@Suite("Units of systemd")
struct UnitTests {
    private static let names = ["recovery-server.service", "recovery-server.socket"]
    private static let executable = "/usr/local/bin/recovery-server"

    /// The units in a folder of their own, with a program in them that is there; `nil`, with the reason, where systemd is not.
    private func units() throws -> TemporaryFolder? {
        guard Repository(path: "/usr/bin").isExecutable("systemd-analyze") else {
            print("the units are not checked: systemd-analyze is missing (Scripts/setup test installs it)")
            return nil
        }
        let folder = try TemporaryFolder()
        for name in Self.names {
            let text = Repository().text("Operations/systemd/\(name)").replacing(Self.executable, with: "/bin/true")
            folder.write(Array(text.utf8), to: name)
        }
        return folder
    }

    private func analyze(_ arguments: [String]) throws -> ChildProcess.Outcome {
        try ChildProcess.run("/usr/bin/systemd-analyze", arguments, environment: ["PATH=/usr/bin:/bin"])
    }

    @Test("Systemd finds nothing wrong with them")
    func areWellFormed() throws {
        guard let folder = try units() else { return }
        let outcome = try analyze(["verify"] + Self.names.map { "\(folder.path)/\($0)" })
        #expect(outcome.status == 0)
        #expect(outcome.output.isEmpty && outcome.error.isEmpty, "\(outcome.output)\(outcome.error)")
    }

    @Test("The service can do so little that systemd calls it safe, as the documentation says")
    func isHardened() throws {
        guard let folder = try units() else { return }
        let outcome = try analyze(["security", "--offline=true", "--no-pager", "\(folder.path)/\(Self.names[0])"])
        let line = outcome.output.split(separator: "\n").last { $0.contains("Overall exposure level") }
        let exposure = line?.firstMatch(of: /level for [a-z.-]+: ([0-9.]+)/).flatMap { Double($0.output.1) }
        #expect(exposure.map { $0 <= 1 } == true, "\(outcome.output)\(outcome.error)")
    }

    @Test("The service starts the executable with flags that it has")
    func usesKnownFlags() throws {
        let text = Repository().text("Operations/systemd/recovery-server.service")
        let flags = text.split(separator: "\n").filter { $0.hasPrefix("ExecStart=") }.flatMap {
            $0.matches(of: /--[a-z-]+/).map { String($0.output) }
        }
        let documented = Repository().text("Documentation/Configuration.md")
        #expect(!flags.isEmpty)
        for flag in flags { #expect(documented.contains("`\(flag)`"), "\(flag)") }
    }
}
