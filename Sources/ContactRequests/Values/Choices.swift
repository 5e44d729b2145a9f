/// For whom the sender asks.
package enum Relationship: String, Sendable, CaseIterable {
    case `self`
    case lovedOne
    case professional
}

/// When a call suits.
package enum PreferredTime: String, Sendable, CaseIterable {
    case morning
    case afternoon
    case evening
    case anytime
}
