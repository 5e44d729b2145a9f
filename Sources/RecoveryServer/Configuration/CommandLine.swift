import Content
import Glibc

/// What the process was asked to do.
enum Command {
    case serve(Configuration)
    case check(Configuration)
    case healthcheck(Configuration)
    case export(Configuration)
    case backup(Configuration, file: String)
    case purge(Configuration)
    case recordChanges(Configuration)
    case version
    case help(String)
}

/// Everything that is wrong with a command line and an environment, at once.
struct UsageFaults: Error, Equatable {
    let messages: [String]
}

/// Reading the command line.
enum CommandLine {
    static let commands = [
        "serve", "check", "healthcheck", "export", "backup", "purge", "record-changes", "version", "help",
    ]

    static func parse(_ arguments: [String], environment: [String: String]) -> Result<Command, UsageFaults> {
        if arguments.contains("--help") || arguments.contains("-h") { return .success(.help(Usage.text)) }
        if arguments.contains("--version") { return .success(.version) }
        var faults: [String] = []
        var configuration = Configuration()
        for setting in Setting.all {
            guard let variable = setting.variable, let value = environment[variable] else { continue }
            apply(setting, value, named: variable, &configuration, &faults)
        }
        let words = applyFlags(arguments, &configuration, &faults)
        let name = words.first ?? "serve"
        if name == "backup" {
            if words.count != 2 { faults.append("backup needs one file to write to") }
        } else if words.count > 1 {
            faults.append("only one command at a time: \(words.joined(separator: ", "))")
        }
        let command: Command? =
            switch name {
            case "serve": .serve(configuration)
            case "check": .check(configuration)
            case "healthcheck": .healthcheck(configuration)
            case "export": .export(configuration)
            case "backup": .backup(configuration, file: words.last ?? "")
            case "purge": .purge(configuration)
            case "record-changes": .recordChanges(configuration)
            case "version": .version
            case "help": .help(Usage.text)
            default: nil
            }
        guard let command else {
            faults.append("unknown command \"\(name)\".\(Suggestion.sentence(for: name, among: commands))")
            return .failure(UsageFaults(messages: faults))
        }
        return faults.isEmpty ? .success(command) : .failure(UsageFaults(messages: faults))
    }

    /// Applies `--flag value` and `--flag=value`; returns the words that are not flags.
    private static func applyFlags(
        _ arguments: [String], _ configuration: inout Configuration, _ faults: inout [String]
    ) -> [String] {
        var words: [String] = []
        var seen: Set<String> = []
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            guard argument.hasPrefix("-") else {
                words.append(argument)
                continue
            }
            let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard let setting = Setting.all.first(where: { $0.flag == parts[0] }) else {
                let flags = Setting.all.map(\.flag) + ["--help", "--version"]
                faults.append("unknown flag \"\(parts[0])\".\(Suggestion.sentence(for: parts[0], among: flags))")
                continue
            }
            guard let value = parts.count == 2 ? parts[1] : rest.popFirst() else {
                faults.append("\(setting.flag) needs a value")
                continue
            }
            if !seen.insert(setting.flag).inserted { faults.append("\(setting.flag) stands twice") }
            apply(setting, value, named: setting.flag, &configuration, &faults)
        }
        return words
    }

    private static func apply(
        _ setting: Setting, _ value: String, named name: String, _ configuration: inout Configuration,
        _ faults: inout [String]
    ) {
        if let needed = setting.apply(value, &configuration) {
            faults.append("\(name) has to be \(needed), not \"\(value)\"")
        }
    }
}

/// The environment, as far as it is ours.
enum Environment {
    static var current: [String: String] {
        var values: [String: String] = [:]
        for setting in Setting.all {
            guard let variable = setting.variable, let value = unsafe getenv(variable) else { continue }
            values[variable] = unsafe String(cString: value)
        }
        return values
    }
}
