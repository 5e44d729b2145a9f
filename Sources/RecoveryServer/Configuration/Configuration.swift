import ContactRequests
import HTTP
import RecoveryAPI

/// What the operator decides, from flags and environment; flags win.
struct Configuration: Equatable {
    var host = "127.0.0.1"
    /// 0 lets the kernel choose; the line that is printed at start says which.
    var port: UInt16 = 8080
    /// Folder with content, schemas and the API description; `nil` is `Resources` beside the working directory or the executable.
    var resources: String?
    /// `nil` is one per core.
    var loops: Int?
    /// The file with contact requests. Relative to the working directory.
    var database = "recovery.sqlite"
    /// How long personal data of finished contact requests is kept.
    var retentionDays = 90
    /// Who will call, as the consent text names them.
    var providerName: String?
    /// What `export` writes.
    var exportFormat = ContactRequestExport.Format.csv
    /// `nil` is no staff.
    var staffTokensFile: String?
    var allowedOrigins = AllowedOrigins.all
    var returnHosts = ReturnHosts()
    var trustedProxies = TrustedProxies()
    /// `nil` is no limit.
    var contactRate: RateLimit? = .standard
    /// Where people report a weakness of the server; without any, there is no /.well-known/security.txt.
    var securityContacts: [SecurityContact] = []
    /// What `record-changes` says about what was updated or withdrawn.
    var changeNote = ChangeNote()
}

/// A setting as the command line and the environment name it.
struct Setting: Sendable {
    let flag: String
    /// `nil` for what belongs to one command alone.
    let variable: String?
    /// How `--help` calls its value.
    let placeholder: String
    let help: String
    /// Puts a value in; otherwise what it has to be, for "... has to be <that>".
    let apply: @Sendable (String, inout Configuration) -> String?

    static let loopCountMaximum = 256
    /// A hundred years.
    static let retentionDaysMaximum = 36_500

    static let all = serving + store + contactRequests + discovery + changes

    private static let serving = [
        Setting(
            flag: "--host", variable: "RECOVERY_HOST", placeholder: "ADDRESS",
            help: "address to listen on (127.0.0.1)"
        ) { text, configuration in
            guard !text.isEmpty else { return "an address or the name of this machine" }
            configuration.host = text
            return nil
        },
        Setting(
            flag: "--port", variable: "RECOVERY_PORT", placeholder: "PORT",
            help: "port to listen on, 0 for any that is free (8080)"
        ) { text, configuration in
            guard let port = number(text, in: 0...65_535) else { return "a number from 0 to 65535" }
            configuration.port = UInt16(port)
            return nil
        },
        Setting(
            flag: "--resources", variable: "RECOVERY_RESOURCES", placeholder: "FOLDER",
            help: "content, schemas and API description (Resources beside the\nworking directory or the executable)"
        ) { text, configuration in
            guard !text.isEmpty else { return "a folder" }
            configuration.resources = text
            return nil
        },
        Setting(
            flag: "--loops", variable: "RECOVERY_LOOPS", placeholder: "COUNT", help: "event loops (one per core)"
        ) { text, configuration in
            guard let count = number(text, in: 1...loopCountMaximum) else {
                return "a number from 1 to \(loopCountMaximum)"
            }
            configuration.loops = count
            return nil
        },
    ]

    private static let store = [
        Setting(
            flag: "--database", variable: "RECOVERY_DATABASE", placeholder: "FILE",
            help: "contact requests (recovery.sqlite); its folder has to be there\nand writable by nobody else"
        ) { text, configuration in
            guard !text.isEmpty else { return "a file" }
            configuration.database = text
            return nil
        },
        Setting(
            flag: "--retention-days", variable: "RECOVERY_RETENTION_DAYS", placeholder: "DAYS",
            help: "how long personal data of closed, withdrawn and spam contact\nrequests is kept (90)"
        ) { text, configuration in
            guard let days = number(text, in: 1...retentionDaysMaximum) else {
                return "a number from 1 to \(retentionDaysMaximum)"
            }
            configuration.retentionDays = days
            return nil
        },
        Setting(
            flag: "--provider-name", variable: "RECOVERY_PROVIDER_NAME", placeholder: "NAME",
            help: "who will call, as the consent text names them"
        ) { text, configuration in
            // The rules for a person's name do for an organization's.
            do throws(PersonName.Fault) {
                guard let name = try PersonName.parse(text) else { return "a name" }
                configuration.providerName = name.revealed
                return nil
            } catch {
                return "one line of at most 200 characters"
            }
        },
        Setting(flag: "--format", variable: nil, placeholder: "FORMAT", help: "of export: csv or json (csv)") {
            text, configuration in
            guard let format = ContactRequestExport.Format(rawValue: text) else { return "csv or json" }
            configuration.exportFormat = format
            return nil
        },
    ]

    /// A number of plain digits; `Int` alone would take "+80".
    static func number(_ text: String, in range: ClosedRange<Int>) -> Int? {
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text),
            range.contains(number)
        else { return nil }
        return number
    }
}
