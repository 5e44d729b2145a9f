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
    /// The file of the contact-request store.
    var database = "recovery.sqlite"
    /// `nil` is no staff.
    var staffTokensFile: String?
    var allowedOrigins = AllowedOrigins.all
    var returnHosts = ReturnHosts()
    var trustedProxies = TrustedProxies()
    /// `nil` is no limit.
    var contactRate: RateLimit? = .standard
    /// Who calls, named in the consent text.
    var providerName: String?
    /// Days for which the personal data of a finished contact request stays.
    var retentionDays = 90
}

/// A setting as the command line and the environment name it.
struct Setting: Sendable {
    let flag: String
    let variable: String
    /// How `--help` calls its value.
    let placeholder: String
    let help: String
    /// Puts a value in; otherwise what it has to be, for "... has to be <that>".
    let apply: @Sendable (String, inout Configuration) -> String?

    static let loopCountMaximum = 256

    static let all = serving + contactRequests

    private static let serving = [
        Setting(
            flag: "--host", variable: "RECOVERY_HOST", placeholder: "ADDRESS", help: "address to listen on (127.0.0.1)"
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

    /// A number of plain digits; `Int` alone would take "+80".
    static func number(_ text: String, in range: ClosedRange<Int>) -> Int? {
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text),
            range.contains(number)
        else { return nil }
        return number
    }
}
