/// What the log says, and how.
package struct LogSettings: Equatable, Sendable {
    package enum Format: String, CaseIterable, Sendable {
        /// For people.
        case text
        /// One JSON object a line, for whatever collects lines.
        case json
    }

    package var format = Format.json
    /// What is less than this is not written.
    package var level = LogLevel.info
    package var peer = PeerPrecision.none

    package init() {}
}

/// How much a line matters. A request is `info`, and `error` where its status is 500 or more: then the fault is ours.
package enum LogLevel: String, CaseIterable, Comparable, Sendable {
    case debug, info, warning, error
    /// Nothing is this grave: no line at all.
    case off

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    package static func < (one: LogLevel, other: LogLevel) -> Bool { one.rank < other.rank }
}

/// How much of a client's address a line shows.
///
/// None, unless the operator says otherwise: that somebody asked about addiction treatment is a matter of health, and an address leads to a
/// household. A network is enough against abuse; a whole address is for a time of trouble.
package enum PeerPrecision: String, CaseIterable, Sendable {
    case full
    /// The first 24 bits of an IPv4 address, the first 48 of an IPv6 one: what a provider gives to a site, not to a household, which gets 56 or 64.
    case network
    case none
}
