import RecoveryAPI

/// What the executable says about itself.
enum Usage {
    static let version = "recovery-server \(ServerVersion.number)"

    static var text: String {
        """
        \(version): addiction-treatment content over HTTP, as JSON

        usage: recovery-server [COMMAND] [FLAGS]

        commands:
          serve        answers requests until SIGTERM or SIGINT (the default)
          check        reads all content and names every fault with file and place
          healthcheck  asks the server on this machine whether it lives
          export       writes all contact requests to standard output, personal data included
          backup FILE  copies the contact requests, also while a server runs; FILE is never overwritten
          purge        erases what has been kept long enough, as serve does daily
          record-changes  adds to the ledger what was changed in the content since it was last run
          version      prints the version
          help         prints this

        flags, and the variables that say the same (flags win):
        \(Setting.all.map(line).joined(separator: "\n"))
          -h, --help
          --version

        exit status: 0 well, 1 broken content, a port in use, a store that does not open or no answer, 2 wrong usage
        """
    }

    private static func line(_ setting: Setting) -> String {
        let flag = "  \(setting.flag) \(setting.placeholder)"
        let padding = String(repeating: " ", count: max(1, 33 - flag.count))
        let name = setting.variable ?? ""
        let variable = name + String(repeating: " ", count: max(1, 28 - name.count))
        let help = setting.help.split(separator: "\n").joined(separator: "\n" + String(repeating: " ", count: 61))
        return flag + padding + variable + help
    }
}
