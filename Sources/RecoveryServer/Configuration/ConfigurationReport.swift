import JSON

/// What `serve --print-config` says: every setting, what holds, and who said so.
///
/// No setting is a secret: tokens stand in a file, of which this shows the path and never the contents.
struct ConfigurationReport {
    enum Origin: String {
        case standard = "default"
        case environment
        case flag
    }

    enum Form: String {
        case text, json
    }

    private struct Row {
        let setting: Setting
        let value: String
        let origin: Origin
    }

    private var given: [String: (value: String, origin: Origin)] = [:]

    /// The last word counts.
    mutating func note(_ setting: Setting, _ value: String, from origin: Origin) {
        given[setting.flag] = (value, origin)
    }

    func text(as form: Form) -> String {
        switch form {
        case .text: table
        case .json: json
        }
    }

    /// Settings of one command alone are not the server's.
    private var rows: [Row] {
        Setting.all.filter { $0.variable != nil }.map { setting in
            let (value, origin) = given[setting.flag] ?? (setting.standard, .standard)
            return Row(setting: setting, value: value, origin: origin)
        }
    }

    private var table: String {
        let cells =
            [["setting", "value", "default", "from"]]
            + rows.map { row in
                let from = row.origin == .environment ? row.setting.variable ?? "" : row.origin.rawValue
                return [row.setting.flag, row.value, row.setting.standard, from]
            }
        let widths = (0..<3).map { column in cells.map { $0[column].count }.max() ?? 0 }
        return cells.map { line in
            zip(line, widths).map { cell, width in
                cell + String(repeating: " ", count: width - cell.count + 2)
            }.joined() + (line.last ?? "")
        }.joined(separator: "\n")
    }

    /// An array of one object for each setting, for programs.
    private var json: String {
        let objects = rows.map { row -> JSONValue in
            .object([
                "flag": .string(row.setting.flag), "variable": .string(row.setting.variable ?? ""),
                "group": .string(row.setting.group.rawValue), "value": .string(row.value),
                "default": .string(row.setting.standard), "from": .string(row.origin.rawValue),
                "meaning": .string(row.setting.help),
            ])
        }
        return String(decoding: JSONValue.object(["settings": .array(objects)]).encoded(), as: UTF8.self)
    }
}
