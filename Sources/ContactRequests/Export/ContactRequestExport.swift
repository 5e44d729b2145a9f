import JSON

/// Contact requests as bytes for people and programs elsewhere, one after another, so that an export of any length needs little memory.
///
/// It holds personal data in clear: whoever writes it somewhere answers for the place.
package struct ContactRequestExport {
    package enum Format: String, Sendable, CaseIterable {
        /// RFC 4180, for spreadsheets. A cell that a spreadsheet might take for a formula begins with an apostrophe, every phone number among them.
        case csv
        /// One object with an array, a line each, for programs.
        case json
    }

    private let format: Format
    private var isFirst = true

    package init(_ format: Format) { self.format = format }

    /// What comes before the first record.
    package var beginning: [UInt8] {
        switch format {
        case .csv: CSV.row(Self.columns.map(\.name))
        case .json: Array("{\"contactRequests\":[".utf8)
        }
    }

    /// One record.
    package mutating func record(_ contactRequest: ContactRequest) -> [UInt8] {
        defer { isFirst = false }
        switch format {
        case .csv: return CSV.row(Self.columns.map { $0.value(contactRequest)?.text ?? "" })
        case .json:
            let members = Self.columns.compactMap { column in
                column.value(contactRequest).map { (column.name, $0.json) }
            }
            return Array((isFirst ? "\n" : ",\n").utf8) + JSONValue.object(JSONObject(members)).encoded()
        }
    }

    /// What comes after the last record.
    package var end: [UInt8] {
        switch format {
        case .csv: []
        case .json: Array("\n]}\n".utf8)
        }
    }
}

extension ContactRequestExport {
    fileprivate enum Cell {
        case text(String)
        case integer(Int)
        case boolean(Bool)

        var text: String {
            switch self {
            case .text(let text): text
            case .integer(let number): String(number)
            case .boolean(let value): value ? "true" : "false"
            }
        }

        var json: JSONValue {
            switch self {
            case .text(let text): .string(text)
            case .integer(let number): .integer(number)
            case .boolean(let value): .boolean(value)
            }
        }
    }

    fileprivate struct Column: Sendable {
        let name: String
        let value: @Sendable (ContactRequest) -> Cell?

        init(_ name: String, _ value: @escaping @Sendable (ContactRequest) -> Cell?) {
            self.name = name
            self.value = value
        }

        init(personal name: String, _ text: @escaping @Sendable (PersonalDetails) -> String?) {
            self.init(name) { $0.personal.flatMap(text).map(Cell.text) }
        }
    }

    fileprivate static let columns = [
        Column("id") { .text($0.id.description) },
        Column("status") { .text($0.status.rawValue) },
        Column("version") { .integer($0.version) },
        Column("receivedAt") { .text($0.receivedAt.description) },
        Column("updatedAt") { .text($0.updatedAt.description) },
        Column(personal: "phone") { $0.phone.revealed },
        Column(personal: "name") { $0.name?.revealed },
        Column(personal: "program") { $0.program },
        Column(personal: "relationship") { $0.relationship?.rawValue },
        Column(personal: "preferredTime") { $0.preferredTime?.rawValue },
        Column(personal: "timeZone") { $0.timeZone?.text },
        Column("safeToLeaveVoicemail") { $0.personal.map { .boolean($0.isVoicemailSafe) } },
        Column(personal: "language") { $0.language.text },
        Column("consentVersion") { .text($0.consent.text.version) },
        Column("consentSHA256") { .text($0.consent.text.digest.hexadecimal()) },
        Column("consentGivenAt") { .text($0.consent.givenAt.description) },
        Column("consentPage") { $0.consent.page.map { .text($0.revealed) } },
    ]
}
