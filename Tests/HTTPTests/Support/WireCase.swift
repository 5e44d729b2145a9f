import HTTP
import Testing

/// One case of a wire table: bytes, and what has to come of them.
struct WireCase: Sendable, CustomTestStringConvertible {
    let table: String
    let name: String
    let settings: WireSettings
    let bytes: [UInt8]
    /// In the words of ``WireConnection``.
    let events: [String]

    var testDescription: String { "\(table): \(name)" }

    /// Fields are compared only where a case speaks of them.
    var comparesFields: Bool { events.contains { $0.hasPrefix("field ") } }

    var endsInRefusal: Bool { events.last?.hasPrefix("refuse ") ?? false }

    var needsMore: Bool { events.last == "need more" }

    /// Whether the connection would take another request behind these bytes.
    var staysOpen: Bool {
        guard let head = events.last(where: { $0.hasPrefix("head ") }) else { return !endsInRefusal && !needsMore }
        return !endsInRefusal && !needsMore && !head.contains(" close")
    }
}

/// What a table's cases run under.
struct WireSettings: Sendable {
    var limits = HTTPLimits()
    /// Largest body that the handler takes.
    var bodyByteCountMaximum = 1_000
    /// Whether the handler takes bodies; if not, it answers a head at once and the body is read away.
    var wantsBodies = true

    /// Sets what a table calls by name. Returns whether there is such a setting.
    mutating func set(_ name: String, to value: Int) -> Bool {
        switch name {
        case "headByteCountMaximum": limits.headByteCountMaximum = value
        case "fieldCountMaximum": limits.fieldCountMaximum = value
        case "targetByteCountMaximum": limits.targetByteCountMaximum = value
        case "chunkExtensionByteCountMaximum": limits.chunkExtensionByteCountMaximum = value
        case "trailerByteCountMaximum": limits.trailerByteCountMaximum = value
        case "discardedByteCountMaximum": limits.discardedByteCountMaximum = value
        case "bodyByteCountMaximum": bodyByteCountMaximum = value
        default: return false
        }
        return true
    }
}
