import Observation

/// What the operator decides about logs and metrics.
struct ObservationSettings: Equatable {
    /// `nil` is text on a terminal, else JSON.
    var logFormat: LogSettings.Format?
    var logLevel = LogLevel.info
    /// Nothing of it, since who asks about addiction treatment is nobody else's business.
    var logPeer = PeerPrecision.none
    var hasMetrics = true
    /// Where liveness, readiness and metrics are answered; `nil` is where everything is.
    var operationsAddress: OperationsAddress?
}

/// An address of this machine with a port, 0 for any that is free.
struct OperationsAddress: Equatable {
    let host: String
    let port: UInt16

    /// Reads `127.0.0.1:9464`, `[::1]:9464`.
    init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"),
            let port = Setting.number(String(text[text.index(after: colon)...]), in: 0...65_535)
        else { return nil }
        var host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
        } else if host.contains(":") {
            return nil
        }
        guard !host.isEmpty else { return nil }
        self.host = String(host)
        self.port = UInt16(port)
    }
}

/// What is told about the server and its requests, and to whom.
extension Setting {
    static let observation = [
        Setting(
            .logs, "--log-format", placeholder: "FORMAT", help: "text or json",
            standard: "text on a terminal, else json", isStandardAValue: false
        ) { text, configuration in
            guard let format = LogSettings.Format(rawValue: text) else { return "text or json" }
            configuration.observation.logFormat = format
            return nil
        },
        Setting(
            .logs, "--log-level", placeholder: "LEVEL",
            help: "debug, info, warning, error or off; a request is info, and error from status 500 on",
            standard: Configuration().observation.logLevel.rawValue
        ) { text, configuration in
            guard let level = LogLevel(rawValue: text) else { return "debug, info, warning, error or off" }
            configuration.observation.logLevel = level
            return nil
        },
        Setting(
            .logs, "--log-peer", placeholder: "PRECISION",
            help: "what the log shows of a client's address: full, network (/24, /48) or none",
            standard: Configuration().observation.logPeer.rawValue
        ) { text, configuration in
            guard let precision = PeerPrecision(rawValue: text) else { return "full, network or none" }
            configuration.observation.logPeer = precision
            return nil
        },
        onOff(.logs, "--metrics", \.observation.hasMetrics, "count for /metrics", placeholder: "on|off"),
        Setting(
            .logs, "--operations-address", placeholder: "ADDRESS:PORT",
            help: "where /livez, /readyz and /metrics are answered, the last two there alone",
            standard: "where everything is, /metrics for this machine alone", isStandardAValue: false
        ) { text, configuration in
            guard let address = OperationsAddress(text) else {
                return "an address with a port, such as 127.0.0.1:9464"
            }
            configuration.observation.operationsAddress = address
            return nil
        },
    ]
}
