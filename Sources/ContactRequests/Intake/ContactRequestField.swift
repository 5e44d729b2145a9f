/// The fields of a contact request as clients write them, in the order in which faults are told.
package enum ContactRequestField: String, Sendable, CaseIterable {
    case phone
    case consent
    case consentVersion
    case name
    case program
    case relationship
    case preferredTime
    case timeZone
    case safeToLeaveVoicemail
    case language
    /// Where a browser goes afterwards: the HTTP side's matter, not kept.
    case returnTo
    /// The trap: hidden from people, filled in by programs that fill in everything.
    case website
}

/// What a field came with, before anything about it is believed.
package enum ContactRequestFieldValue: Equatable, Sendable {
    case text(String)
    /// Of JSON alone; a form says it in words.
    case boolean(Bool)
    /// A number, an array, an object or null, in words for the message: "a number".
    case other(String)
    /// The field stands more than once.
    case repeated
}

/// What people typed is personal until it is known not to be.
extension ContactRequestFieldValue: Redacted {}
