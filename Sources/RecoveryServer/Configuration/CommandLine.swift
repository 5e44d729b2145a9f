import Content

/// What the process was asked to do.
enum Command {
    /// `warnings` are for the operator to see, one a line.
    case serve(Configuration, warnings: [String])
    case check(Configuration)
    case healthcheck(Configuration)
    case export(Configuration)
    case backup(Configuration, file: String)
    case purge(Configuration)
    case version
    /// Nothing but to print this.
    case print(String, warnings: [String])
}

/// Everything that is wrong with a command line and an environment, at once.
struct UsageFaults: Error, Equatable {
    let messages: [String]
}

/// Reading the command line.
struct CommandLine {
    private var configuration = Configuration()
    private var report = ConfigurationReport()
    private var faults: [String] = []
    private var words: [String] = []
    /// What `--print-config` asks for.
    private var printing: ConfigurationReport.Form?

    static let printFlag = "--print-config"

    static func parse(_ arguments: [String], environment: [String: String]) -> Result<Command, UsageFaults> {
        if arguments.contains("--help") || arguments.contains("-h") {
            let command = arguments.lazy.compactMap { Usage.Command.named($0) }.first
            return .success(.print(command.map { Usage.text(of: $0) } ?? Usage.text, warnings: []))
        }
        if arguments.contains("--version") { return .success(.version) }
        var line = CommandLine()
        line.apply(environment)
        line.apply(arguments)
        line.faults += line.configuration.contradictions
        let command = line.command(warnings: Environment.warnings(about: environment))
        guard let command, line.faults.isEmpty else { return .failure(UsageFaults(messages: line.faults)) }
        return .success(command)
    }

    /// The command that the words name; `nil` with a fault if they name none.
    private mutating func command(warnings: [String]) -> Command? {
        let name = words.first ?? "serve"
        if name == "backup" {
            if words.count != 2 { faults.append("backup needs one file to write to") }
        } else if words.count > 1 {
            faults.append("only one command at a time: \(words.joined(separator: ", "))")
        }
        if let printing {
            if name == "serve" { return .print(report.text(as: printing), warnings: warnings) }
            faults.append("\(Self.printFlag) goes with serve")
        }
        switch name {
        case "serve": return .serve(configuration, warnings: warnings)
        case "check": return .check(configuration)
        case "healthcheck": return .healthcheck(configuration)
        case "export": return .export(configuration)
        case "backup": return .backup(configuration, file: words.last ?? "")
        case "purge": return .purge(configuration)
        case "version": return .version
        case "help": return .print(Usage.text, warnings: [])
        default:
            let names = Usage.commands.map(\.name)
            faults.append("unknown command \"\(name)\".\(Suggestion.sentence(for: name, among: names))")
            return nil
        }
    }

    private mutating func apply(_ environment: [String: String]) {
        for setting in Setting.all {
            guard let variable = setting.variable, let value = environment[variable] else { continue }
            apply(setting, value, from: .environment, named: variable)
        }
    }

    /// Applies `--flag value` and `--flag=value`, and keeps the words that are not flags.
    private mutating func apply(_ arguments: [String]) {
        var seen: Set<String> = []
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            guard argument.hasPrefix("-") else {
                words.append(argument)
                continue
            }
            let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let flag = parts.first ?? ""
            if flag == Self.printFlag {
                applyPrinting(parts.count == 2 ? parts[1] : ConfigurationReport.Form.text.rawValue)
                continue
            }
            guard let setting = Setting.all.first(where: { $0.flag == flag }) else {
                let flags = Setting.all.map(\.flag) + ["--help", "--version", Self.printFlag]
                faults.append("unknown flag \"\(flag)\".\(Suggestion.sentence(for: flag, among: flags))")
                // What was meant as its value is no second mistake.
                if parts.count == 1, let next = rest.first, !next.hasPrefix("-"), Usage.Command.named(next) == nil {
                    rest.removeFirst()
                }
                continue
            }
            let isSwitch = setting.placeholder == nil
            guard let value = parts.count == 2 ? parts[1] : isSwitch ? "on" : rest.popFirst() else {
                faults.append("\(setting.flag) needs a value")
                continue
            }
            if !seen.insert(setting.flag).inserted { faults.append("\(setting.flag) stands twice") }
            apply(setting, value, from: .flag, named: setting.flag)
        }
    }

    private mutating func applyPrinting(_ form: String) {
        printing = ConfigurationReport.Form(rawValue: form)
        if printing == nil { faults.append("\(Self.printFlag) has to be text or json, not \"\(form)\"") }
    }

    private mutating func apply(
        _ setting: Setting, _ value: String, from origin: ConfigurationReport.Origin, named name: String
    ) {
        report.note(setting, value, from: origin)
        if let needed = setting.apply(value, &configuration) {
            faults.append("\(name) has to be \(needed), not \"\(value)\"")
        }
    }
}
