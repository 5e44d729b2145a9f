import JSON
import TestSupport
import Testing

/// Every setting, at the real executable: its default, what it takes and what it refuses.
@Suite("Configuration")
struct ConfigurationTests {
    /// What a setting takes and refuses. The table has to name every setting that there is.
    private struct Case {
        let flag: String
        let standard: String
        let taken: [String]
        let refused: [String]

        init(_ flag: String, _ standard: String, takes taken: [String], refuses refused: [String]) {
            (self.flag, self.standard, self.taken, self.refused) = (flag, standard, taken, refused)
        }

        var variable: String { "RECOVERY_" + flag.dropFirst(2).uppercased().replacing("-", with: "_") }
    }

    private static func duration(_ flag: String, _ standard: String, least: String = "100ms") -> Case {
        Case(
            flag, standard, takes: [least, "3min", "1500ms"],
            refuses: ["", "10", "2d", "1.5s", "-1s", "+1s", "1 s", "1sec"])
    }

    private static func size(_ flag: String, _ standard: String, _ taken: [String]) -> Case {
        Case(flag, standard, takes: taken, refuses: ["", "-1", "+5", "99999999999999999999", "1GiB", "1 KiB", "0x10"])
    }

    private static func count(_ flag: String, _ standard: String, _ least: String, _ most: String, _ beyond: String)
        -> Case
    {
        Case(flag, standard, takes: [least, most], refuses: ["", "-1", "+1", "1.0", "٣", "many", beyond])
    }

    private static let cases = [
        Case("--host", "127.0.0.1", takes: ["::1", "localhost"], refuses: [""]),
        count("--port", "8080", "0", "65535", "65536"),
        Case("--take-over", "off", takes: ["on", "off"], refuses: ["", "yes", "ON"]),
        count("--loops", "one per core", "1", "256", "257"),
        count("--connections", "16384", "1024", "1000000", "0"),
        count("--connections-per-address", "1024", "1", "16384", "0"),
        count("--pipeline-depth", "64", "1", "256", "257"),
        size("--head-bytes", "16KiB", ["9000", "16kB", "63KiB"]),
        size("--target-bytes", "8000", ["64", "15KiB"]),
        count("--field-count", "100", "8", "1000", "7"),
        size("--chunk-extension-bytes", "256", ["0", "64KiB"]),
        size("--trailer-bytes", "4KiB", ["0", "64KiB"]),
        size("--discarded-bytes", "64KiB", ["0", "16MiB"]),
        count("--byte-rate", "512", "1", "1000000000", "0"),
        duration("--idle-deadline", "75s"),
        duration("--head-deadline", "10s"),
        duration("--body-deadline", "10s"),
        duration("--answer-deadline", "30s"),
        duration("--write-deadline", "30s"),
        duration("--linger-deadline", "2s"),
        duration("--drain-delay", "0s", least: "0s"),
        Case("--drain-quiet", "500ms", takes: ["0s", "500ms"], refuses: ["", "5", "2min"]),
        duration("--drain-deadline", "10s", least: "500ms"),
        Case(
            "--resources", "Resources beside the working directory or the executable", takes: ["/srv/Resources"],
            refuses: [""]),
        Case(
            "--public-url", "none", takes: ["https://api.example.org", "http://example.org:8080/recovery/"],
            refuses: [
                "", "example.org", "ftp://example.org", "https://", "https://example.org/?a=b", "https://example.org#a",
                "https://user@example.org", "https://example.org\\a",
            ]),
        Case("--cache-max-age", "5min", takes: ["0s", "365d"], refuses: ["", "300", "366d"]),
        Case("--cache-stale-while-revalidate", "1d", takes: ["0s", "365d"], refuses: ["", "300", "366d"]),
        Case("--cache-stale-if-error", "7d", takes: ["0s", "365d"], refuses: ["", "300", "366d"]),
        Case("--database", "recovery.sqlite", takes: ["/var/lib/recovery-server/contact.sqlite"], refuses: [""]),
        count("--store-queue", "1024", "1", "65536", "0"),
        Case("--contact-rate", "10/60", takes: ["off", "1/86400"], refuses: ["", "10", "0/60", "10/60/1", "on"]),
        Case(
            "--allowed-origins", "*", takes: ["", "https://example.org, http://localhost:3000"],
            refuses: ["example.org", "https://example.org/", "*,*"]),
        Case(
            "--return-hosts", "none", takes: ["", "example.org,localhost:3000"],
            refuses: ["https://example.org", "a b"]),
        Case(
            "--provider-name", "\"the treatment provider that runs this service\"", takes: ["Harbor Clinic"],
            refuses: ["", "  ", "two\nlines", String(repeating: "x", count: 201)]),
        Case("--staff-tokens-file", "none", takes: ["/run/credentials/tokens"], refuses: [""]),
        Case(
            "--trusted-proxies", "none", takes: ["", "10.0.0.0/8, ::1"],
            refuses: ["10.0.0.1/8", "localhost", "10.0.0.1,"]),
        count("--retention-days", "90", "1", "36500", "36501"),
    ]

    private struct Row { let value, standard, origin: String }

    /// What `--print-config=json` says, by flag.
    private func rows(_ arguments: [String], _ environment: [String] = []) throws -> [String: Row] {
        let outcome = try ServerProcess.run(["serve", "--print-config=json"] + arguments, environment: environment)
        #expect(outcome.status == 0, "\(outcome.error)")
        var rows: [String: Row] = [:]
        for item in try JSONValue.parse(Array(outcome.output.utf8)).object?["settings"]?.array ?? [] {
            let text = { (key: String) in item.object?[key]?.string ?? "" }
            rows[text("flag")] = Row(value: text("value"), standard: text("default"), origin: text("from"))
        }
        return rows
    }

    @Test("Every setting has its default and stands in this table")
    func hasDefaults() throws {
        let rows = try rows([])
        #expect(Set(rows.keys) == Set(Self.cases.map(\.flag)))
        for setting in Self.cases {
            #expect(rows[setting.flag]?.value == setting.standard, "\(setting.flag)")
            #expect(rows[setting.flag]?.origin == "default", "\(setting.flag)")
        }
    }

    @Test("Every setting takes what it should, by flag and by variable, and says which")
    func takesValues() throws {
        for round in 0..<3 {
            let given = Self.cases.map { ($0, $0.taken[min(round, $0.taken.count - 1)]) }
            // Together these would contradict one another.
            let arguments = given.filter { $0.0.flag != "--take-over" }
            let byFlag = try rows(arguments.flatMap { [$0.0.flag, $0.1] })
            let byVariable = try rows([], arguments.map { "\($0.0.variable)=\($0.1)" })
            for (setting, value) in arguments {
                #expect(
                    byFlag[setting.flag]?.value == value && byFlag[setting.flag]?.origin == "flag", "\(setting.flag)")
                let row = byVariable[setting.flag]
                #expect(row?.value == value && row?.origin == "environment", "\(setting.flag)")
            }
        }
    }

    @Test("Every setting refuses what it should, all of them at once, with exit status 2")
    func refusesValues() throws {
        for round in 0..<(Self.cases.map(\.refused.count).max() ?? 0) {
            let given = Self.cases.filter { round < $0.refused.count }.map { ($0, $0.refused[round]) }
            let byFlag = try ServerProcess.run(given.map { "\($0.0.flag)=\($0.1)" })
            let byVariable = try ServerProcess.run([], environment: given.map { "\($0.0.variable)=\($0.1)" })
            #expect(byFlag.status == 2)
            #expect(byVariable.status == 2)
            for (setting, value) in given {
                #expect(byFlag.error.contains("\(setting.flag) has to be "), "\(setting.flag) \(value)")
                #expect(byVariable.error.contains("\(setting.variable) has to be "), "\(setting.flag) \(value)")
            }
        }
    }

    @Test("Flags win over variables")
    func flagsWin() throws {
        let row = try rows(["--port", "2"], ["RECOVERY_PORT=1"])["--port"]
        #expect(row?.value == "2")
        #expect(row?.origin == "flag")
        // A variable that is wrong is a fault also where a flag wins.
        #expect(
            try ServerProcess.run(["serve", "--print-config", "--port", "2"], environment: ["RECOVERY_PORT=x"]).status
                == 2)
    }

    @Test(
        "What makes no sense together is refused with both names",
        arguments: [
            (["--connections", "10"], "--connections-per-address"), (["--head-bytes", "8000"], "--target-bytes"),
            (["--drain-quiet", "20s"], "--drain-deadline"), (["--take-over", "--port", "0"], "--port"),
        ])
    func refusesContradictions(arguments: [String], other: String) throws {
        let outcome = try ServerProcess.run(arguments)
        #expect(outcome.status == 2)
        #expect(outcome.error.contains(arguments[0]) && outcome.error.contains(other), "\(outcome.error)")
    }

    @Test(
        "A variable that sets nothing is a warning with what was meant; those of a Kubernetes Service are nobody's mistake"
    )
    func warnsOfVariables() throws {
        let outcome = try ServerProcess.run(
            ["serve", "--print-config"],
            environment: ["RECOVERY_IDLE_DEADLIN=5s", "RECOVERY_SERVER_PORT=tcp://10.0.0.1:80", "OTHER=1"])
        #expect(outcome.status == 0)
        #expect(
            outcome.error
                == "warning: the variable RECOVERY_IDLE_DEADLIN sets nothing. Did you mean \"RECOVERY_IDLE_DEADLINE\"?\n"
        )
    }

    @Test("The path of a secret is shown and its contents are not")
    func showsNoSecrets() throws {
        let staffed = try StaffedServer()
        let outcome = try ServerProcess.run(
            ["serve", "--print-config", "--staff-tokens-file", "\(staffed.server.folder.path)/tokens"])
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("/tokens"))
        #expect(!outcome.output.contains(StaffedServer.token))
    }

    @Test("Help lists every setting with its variable and default, under its heading")
    func helps() throws {
        let help = try ServerProcess.run(["--help"]).output
        for setting in Self.cases {
            #expect(help.contains("  \(setting.flag)"), "\(setting.flag)")
            #expect(help.contains("  \(setting.variable)\n"), "\(setting.flag)")
            #expect(help.contains("(\(setting.standard))"), "\(setting.flag)")
        }
        for heading in ["Server", "Limits", "Deadlines", "Content", "Contact requests", "Staff", "Privacy"] {
            #expect(help.contains("\n\(heading):\n"))
        }
    }

    @Test(
        "A command's help lists its own flags alone",
        arguments: [
            ("backup", "--database", "--port"), ("healthcheck", "--port", "--database"),
            ("export", "--format", "--port"),
            ("purge", "--retention-days", "--format"), ("check", "--resources", "--port"),
            ("serve", "--port", "--format"),
        ])
    func helpsWithOneCommand(command: String, own: String, other: String) throws {
        let outcome = try ServerProcess.run([command, "--help"])
        #expect(outcome.status == 0)
        #expect(outcome.output.hasPrefix("usage: recovery-server \(command)"))
        #expect(outcome.output.contains("  \(own)"))
        #expect(!outcome.output.contains("  \(other)"))
    }

    @Test("The operator's table is the executable's")
    func isDocumented() throws {
        let documented = Repository().text("Documentation/Configuration.md").split(separator: "\n").filter {
            $0.hasPrefix("| `--")
        }.map(String.init)
        let outcome = try ServerProcess.run(["serve", "--print-config=json"])
        let settings = try JSONValue.parse(Array(outcome.output.utf8)).object?["settings"]?.array ?? []
        let expected = settings.map { item in
            let text = { (key: String) in item.object?[key]?.string ?? "" }
            return "| `\(text("flag"))` | `\(text("variable"))` | \(text("meaning")) | \(text("default")) |"
        }
        #expect(documented == expected)
    }
}
