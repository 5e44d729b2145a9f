/// A contact request that was read and found good, before it is kept.
package struct ContactRequestDraft: Equatable, Sendable {
    package let personal: PersonalDetails
    package let consent: Consent
    /// The trap was filled in.
    package let isSpam: Bool

    package init(personal: PersonalDetails, consent: Consent, isSpam: Bool) {
        self.personal = personal
        self.consent = consent
        self.isSpam = isSpam
    }
}

/// All that is kept about a person and erased as one.
package struct PersonalDetails: Equatable, Sendable {
    package let phone: PhoneNumber
    package let name: PersonName?
    /// The id of a program that exists.
    package let program: String?
    package let relationship: Relationship?
    package let preferredTime: PreferredTime?
    package let timeZone: TimeZoneName?
    package let isVoicemailSafe: Bool
    package let language: LanguageTag

    package init(
        phone: PhoneNumber, name: PersonName? = nil, program: String? = nil, relationship: Relationship? = nil,
        preferredTime: PreferredTime? = nil, timeZone: TimeZoneName? = nil, isVoicemailSafe: Bool = false,
        language: LanguageTag = .english
    ) {
        self.phone = phone
        self.name = name
        self.program = program
        self.relationship = relationship
        self.preferredTime = preferredTime
        self.timeZone = timeZone
        self.isVoicemailSafe = isVoicemailSafe
        self.language = language
    }
}

/// Which program somebody asks about, and when they are alone, is as personal as their number.
extension PersonalDetails: Redacted {}
