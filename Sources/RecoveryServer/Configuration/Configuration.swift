import ContactRequests
import HTTP
import HTTPServer
import RecoveryAPI
import SQLiteStorage

/// What the operator decides, from flags and environment; flags win.
struct Configuration: Equatable {
    /// Where it listens, and every limit and deadline of connections. Port 0 lets the kernel choose; the line that is printed at start says which.
    var server = ServerConfiguration()
    /// Event loops; `nil` is one per core.
    var loops: Int?
    /// From the signal to stop until no connection is accepted any more; `/readyz` is 503 meanwhile.
    var drainDelay = Duration.zero
    /// Folder with content, schemas and the API description; `nil` is `Resources` beside the working directory or the executable.
    var resources: String?
    /// Where the outside world finds this server, for what needs absolute links.
    var publicURL: PublicURL?
    /// Where people report a weakness of this server.
    var securityContacts: [SecurityContact] = []
    /// What `record-changes` says of them.
    var changeNote = ChangeNote()
    /// How long clients may keep content.
    var caching = ContentCaching()
    /// The file with contact requests. Relative to the working directory.
    var database = "recovery.sqlite"
    /// Work that waits for the store at most, before a sender is asked to come again.
    var storeQueueCountMaximum = SQLiteContactRequestStore.waitingCountMaximum
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
    var observation = ObservationSettings()

    var host: String { server.host }
    var port: UInt16 { server.port }
}

extension Configuration {
    /// Settings that are well alone and make no sense together, each in a sentence with the flags' names.
    var contradictions: [String] {
        var found: [String] = []
        func check(_ isWell: Bool, _ fault: String) { if !isWell { found.append(fault) } }
        let (connections, limits, deadlines) = (server.connections, server.limits, server.deadlines)
        check(
            connections.countPerAddressMaximum <= connections.countMaximum,
            "--connections-per-address (\(connections.countPerAddressMaximum)) is more than --connections "
                + "(\(connections.countMaximum)) lets in from all addresses")
        check(
            limits.targetByteCountMaximum < limits.headByteCountMaximum,
            "--target-bytes (\(SettingValue.text(byteCount: limits.targetByteCountMaximum))) leaves no room in a head of "
                + "--head-bytes (\(SettingValue.text(byteCount: limits.headByteCountMaximum)))")
        check(
            deadlines.quiet <= deadlines.drain,
            "--drain-quiet (\(SettingValue.text(deadlines.quiet))) is longer than the drain may take, --drain-deadline "
                + "(\(SettingValue.text(deadlines.drain)))")
        check(
            !server.takesOver || port != 0, "--take-over needs the --port of the server that is to be replaced, not 0")
        return found
    }
}
