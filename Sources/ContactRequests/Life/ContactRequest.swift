/// A contact request as it is kept.
package struct ContactRequest: Equatable, Sendable {
    package let id: ContactRequestID
    package let status: ContactRequestStatus
    /// Counts changes from 1; what an entity tag is made of.
    package let version: Int
    package let receivedAt: Timestamp
    package let updatedAt: Timestamp
    /// `nil` once it is erased; what is left then is the tombstone.
    package let personal: PersonalDetails?
    /// The proof that somebody agreed stays, without its page.
    package let consent: Consent

    package init(
        id: ContactRequestID, status: ContactRequestStatus, version: Int, receivedAt: Timestamp, updatedAt: Timestamp,
        personal: PersonalDetails?, consent: Consent
    ) {
        self.id = id
        self.status = status
        self.version = version
        self.receivedAt = receivedAt
        self.updatedAt = updatedAt
        self.personal = personal
        self.consent = consent
    }
}

/// What the sender may see with the receipt: nothing personal.
package struct ContactRequestReceipt: Equatable, Sendable {
    package let id: ContactRequestID
    /// Never `spam`.
    package let status: ContactRequestStatus
    package let receivedAt: Timestamp
    package let updatedAt: Timestamp

    package init(id: ContactRequestID, status: ContactRequestStatus, receivedAt: Timestamp, updatedAt: Timestamp) {
        self.id = id
        self.status = status.forSender
        self.receivedAt = receivedAt
        self.updatedAt = updatedAt
    }
}

/// A contact request in the list for staff: what is needed to choose the next call, without phone and name.
package struct ContactRequestSummary: Equatable, Sendable {
    package let id: ContactRequestID
    package let status: ContactRequestStatus
    package let version: Int
    package let receivedAt: Timestamp
    package let updatedAt: Timestamp
    package let program: String?
    package let preferredTime: PreferredTime?
    package let timeZone: TimeZoneName?
    package let language: LanguageTag?

    package init(_ contactRequest: ContactRequest) {
        id = contactRequest.id
        status = contactRequest.status
        version = contactRequest.version
        receivedAt = contactRequest.receivedAt
        updatedAt = contactRequest.updatedAt
        program = contactRequest.personal?.program
        preferredTime = contactRequest.personal?.preferredTime
        timeZone = contactRequest.personal?.timeZone
        language = contactRequest.personal?.language
    }
}
