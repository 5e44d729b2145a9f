import RecoveryAPI

/// What the executable says about itself.
enum Usage {
    /// A command as `--help` describes it.
    struct Command {
        let name: String
        var argument = ""
        let help: String
        /// The flags that it heeds; `nil` is all that have a variable.
        let flags: [String]?

        static func named(_ name: String) -> Command? { commands.first { $0.name == name } }
    }

    static let commands = [
        Command(name: "serve", help: "answers requests until SIGTERM or SIGINT (the default)", flags: nil),
        Command(
            name: "check", help: "reads all content and names every fault with file and place",
            flags: ["--resources", "--provider-name"]),
        Command(
            name: "healthcheck", help: "asks the server on this machine whether it lives", flags: ["--host", "--port"]),
        Command(
            name: "export", help: "writes all contact requests to standard output, personal data included",
            flags: ["--database", "--format"]),
        Command(
            name: "backup", argument: "FILE",
            help: "copies the contact requests, also while a server runs; FILE is never overwritten",
            flags: ["--database"]),
        Command(
            name: "purge", help: "erases what has been kept long enough, as serve does daily",
            flags: ["--database", "--retention-days"]),
        Command(name: "version", help: "prints the version", flags: []),
        Command(name: "help", help: "prints this", flags: []),
    ]

    static let version = "recovery-server \(ServerVersion.number)"

    static var text: String {
        """
        \(version): addiction-treatment content over HTTP, as JSON

        usage: recovery-server [COMMAND] [FLAGS]

        commands (recovery-server COMMAND --help tells the flags of one):
        \(commands.map(line).joined(separator: "\n"))

        \(others)

        Flags, with the variables that say the same (flags win). In brackets: the default.

        \(list(Setting.all))

        \(values)

        \(statuses)
        """
    }

    static func text(of command: Command) -> String {
        let settings = Setting.all.filter { setting in
            command.flags.map { $0.contains(setting.flag) } ?? (setting.variable != nil)
        }
        let call = ["recovery-server", command.name, command.argument, settings.isEmpty ? "" : "[FLAGS]"]
        let parts = [
            "usage: \(call.filter { !$0.isEmpty }.joined(separator: " "))", command.help,
            command.name == "serve" ? others : "", list(settings), settings.isEmpty ? "" : values, statuses,
        ]
        return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    private static let others = """
        \(CommandLine.printFlag)[=json]
            with serve: prints every setting, its value, its default and where it came from, and ends
        -h, --help
        --version
        """

    private static let values = """
        TIME has a unit: 500ms, 10s, 5min, 1h, 7d. SIZE may have one: 16KiB, 16kB, 1MiB; without, it counts bytes.
        """

    private static let statuses = """
        exit status: 0 well, 1 broken content, a port in use, a store that does not open or no answer, 2 wrong usage
        """

    private static func line(_ command: Command) -> String {
        let name = command.argument.isEmpty ? command.name : "\(command.name) \(command.argument)"
        return "  \(name)\(String(repeating: " ", count: max(1, 13 - name.count)))\(command.help)"
    }

    /// Under their groups' headings.
    private static func list(_ settings: [Setting]) -> String {
        SettingGroup.allCases.compactMap { group in
            let members = settings.filter { $0.group == group }
            return members.isEmpty ? nil : "\(group.rawValue):\n\(members.map(entry).joined(separator: "\n"))"
        }.joined(separator: "\n\n")
    }

    private static func entry(_ setting: Setting) -> String {
        let flag = "  \(setting.flag)\(setting.placeholder.map { " \($0)" } ?? "")"
        let padding = String(repeating: " ", count: max(2, 42 - flag.count))
        let variable = setting.variable.map { padding + $0 } ?? ""
        return "\(flag)\(variable)\n      \(setting.help) (\(setting.standard))"
    }
}
