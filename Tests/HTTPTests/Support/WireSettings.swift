import HTTP

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
