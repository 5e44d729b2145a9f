/// What the fields of a contact request are held against. Made at each load.
package struct IntakeRules: Sendable {
    package let consent: PublishedConsent
    /// Ids of the programs that exist.
    package let programs: Set<String>
    package let timeZones: TimeZoneNames

    package init(consent: PublishedConsent, programs: Set<String>, timeZones: TimeZoneNames) {
        self.consent = consent
        self.programs = programs
        self.timeZones = timeZones
    }
}
