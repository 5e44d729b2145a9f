/// A setting as the command line and the environment name it.
struct Setting: Sendable {
    let group: SettingGroup
    let flag: String
    /// `nil` for what belongs to one command alone.
    let variable: String?
    /// How `--help` calls its value; `nil` for a switch, whose flag alone says `on`.
    let placeholder: String?
    /// One sentence without a full stop.
    let help: String
    /// What holds where nothing is said: a value, or words for what is none (``isStandardAValue``).
    let standard: String
    /// Whether ``standard`` could be given as well.
    let isStandardAValue: Bool
    /// Puts a value in; otherwise what it has to be, for "... has to be <that>".
    let apply: @Sendable (String, inout Configuration) -> String?

    init(
        _ group: SettingGroup, _ flag: String, variable: String?? = .none, placeholder: String?, help: String,
        standard: String, isStandardAValue: Bool = true,
        apply: @escaping @Sendable (String, inout Configuration) -> String?
    ) {
        self.group = group
        self.flag = flag
        self.variable = variable ?? Self.variable(of: flag)
        self.placeholder = placeholder
        self.help = help
        self.standard = standard
        self.isStandardAValue = isStandardAValue
        self.apply = apply
    }

    /// Every setting, in the order of `--help`.
    static let all =
        server + limits + deadlines + content + changes + contactRequests + staff + privacy + observation

    /// `--idle-deadline` is `RECOVERY_IDLE_DEADLINE`.
    static func variable(of flag: String) -> String {
        Environment.prefix
            + String(flag.utf8.dropFirst(2).map { $0 == UInt8(ascii: "-") ? "_" : Character(Unicode.Scalar($0)) })
            .uppercased()
    }

    static func number(_ text: String, in range: ClosedRange<Int>) -> Int? { SettingValue.number(text, in: range) }
}

/// Under which heading `--help` lists a setting.
enum SettingGroup: String, CaseIterable {
    case server = "Server"
    case limits = "Limits"
    case deadlines = "Deadlines"
    case content = "Content"
    case contactRequests = "Contact requests"
    case staff = "Staff"
    case privacy = "Privacy"
    case logs = "Logs and metrics"
}

// MARK: Kinds of values

extension Setting {
    typealias Place<Value> = WritableKeyPath<Configuration, Value> & Sendable

    static func count(
        _ group: SettingGroup, _ flag: String, _ place: Place<Int>, in range: ClosedRange<Int>, _ help: String,
        placeholder: String = "COUNT"
    ) -> Setting {
        Setting(
            group, flag, placeholder: placeholder, help: help, standard: "\(Configuration()[keyPath: place])"
        ) { text, configuration in
            guard let number = number(text, in: range) else {
                return "a number from \(range.lowerBound) to \(range.upperBound)"
            }
            configuration[keyPath: place] = number
            return nil
        }
    }

    static func byteCount(
        _ flag: String, _ place: Place<Int>, in range: ClosedRange<Int>, _ help: String
    ) -> Setting {
        Setting(
            .limits, flag, placeholder: "SIZE", help: help,
            standard: SettingValue.text(byteCount: Configuration()[keyPath: place])
        ) { text, configuration in
            guard let count = SettingValue.byteCount(text), range.contains(count) else {
                return "a size from \(SettingValue.text(byteCount: range.lowerBound)) to "
                    + "\(SettingValue.text(byteCount: range.upperBound)), such as 16KiB or a number of bytes"
            }
            configuration[keyPath: place] = count
            return nil
        }
    }

    static func duration(
        _ group: SettingGroup, _ flag: String, _ place: Place<Duration>, in range: ClosedRange<Duration>, _ help: String
    ) -> Setting {
        Setting(
            group, flag, placeholder: "TIME", help: help, standard: SettingValue.text(Configuration()[keyPath: place])
        ) { text, configuration in
            guard let duration = SettingValue.duration(text), range.contains(duration) else {
                return "a time from \(SettingValue.text(range.lowerBound)) to \(SettingValue.text(range.upperBound)), "
                    + "such as 500ms, 10s, 5min, 1h or 7d"
            }
            configuration[keyPath: place] = duration
            return nil
        }
    }

    static func onOff(
        _ group: SettingGroup, _ flag: String, _ place: Place<Bool>, _ help: String, variable: String?? = .none,
        placeholder: String? = nil
    ) -> Setting {
        Setting(
            group, flag, variable: variable, placeholder: placeholder, help: help,
            standard: Configuration()[keyPath: place] ? "on" : "off"
        ) { text, configuration in
            guard ["on", "off"].contains(text) else { return "on or off" }
            configuration[keyPath: place] = text == "on"
            return nil
        }
    }
}
