import ContactRequests

/// Contact requests for tests.
package enum Sample {
    package static let now = Timestamp(secondsSince1970: 1_795_960_800)
    package static let consent = ConsentText(version: "2026-11-25", language: .english, text: "I agree to be called.")

    package static func staff(_ label: String = "night-shift") -> StaffLabel {
        guard let label = StaffLabel(label) else { preconditionFailure("not a label") }
        return label
    }

    package static func draft(
        phone: String = "+15552345678", name: String? = "Ada Ortiz", isSpam: Bool = false,
        consent: ConsentText = consent,
        at now: Timestamp = now
    ) -> ContactRequestDraft {
        guard let phone = PhoneNumber(e164: phone) else { preconditionFailure("not a phone number") }
        return ContactRequestDraft(
            personal: PersonalDetails(
                phone: phone, name: name.map(PersonName.init(kept:)), program: "iop", relationship: .lovedOne,
                preferredTime: .evening, timeZone: TimeZoneName(kept: "America/Chicago"), isVoicemailSafe: true,
                language: LanguageTag(kept: "es-US")),
            consent: Consent(text: consent, givenAt: now, page: ConsentPage(kept: "https://example.org/get-help")),
            isSpam: isSpam)
    }

    package static func contactRequest(
        phone: String = "+15552345678", name: String? = "Ada Ortiz", isSpam: Bool = false, key: String? = nil,
        consent: ConsentText = consent, at now: Timestamp = now
    ) -> NewContactRequest {
        let draft = draft(phone: phone, name: name, isSpam: isSpam, consent: consent, at: now)
        return NewContactRequest(
            draft: draft, receivedAt: now, idempotency: key.map { Idempotency(key: $0, draft: draft) })
    }
}
