/// A contact request on its way into a store.
package struct NewContactRequest: Sendable {
    package let id: ContactRequestID
    package let draft: ContactRequestDraft
    package let receivedAt: Timestamp
    package let idempotency: Idempotency?

    package init(
        id: ContactRequestID = .random(), draft: ContactRequestDraft, receivedAt: Timestamp,
        idempotency: Idempotency? = nil
    ) {
        self.id = id
        self.draft = draft
        self.receivedAt = receivedAt
        self.idempotency = idempotency
    }
}

/// What a sender is told: the same the second time, whatever happened to the contact request since.
package struct StoredContactRequest: Equatable, Sendable {
    package let id: ContactRequestID
    package let receivedAt: Timestamp
    /// `nil` also when it was erased since.
    package let program: String?
    package let consent: ConsentText

    package init(id: ContactRequestID, receivedAt: Timestamp, program: String?, consent: ConsentText) {
        self.id = id
        self.receivedAt = receivedAt
        self.program = program
        self.consent = consent
    }
}

package enum InsertOutcome: Equatable, Sendable {
    case stored(StoredContactRequest)
    /// The key was used before, with the same fields.
    case replayed(StoredContactRequest)
}

package struct ContactRequestQuery: Sendable {
    /// `nil` is every status.
    package let status: ContactRequestStatus?
    /// How many at most, 1 to 100.
    package let limit: Int
    /// `nil` begins with the oldest.
    package let after: ContactRequestCursor?

    package static let limitRange = 1...100

    /// - Precondition: `limit` is in `limitRange`.
    package init(status: ContactRequestStatus? = nil, limit: Int = 50, after: ContactRequestCursor? = nil) {
        precondition(Self.limitRange.contains(limit), "a page of \(limit)")
        self.status = status
        self.limit = limit
        self.after = after
    }
}

/// Where a page ended. Opaque to clients.
package struct ContactRequestCursor: Hashable, Sendable {
    /// Grows with every contact request that is kept, without meaning otherwise.
    package let position: Int64

    package init(position: Int64) { self.position = position }

    package var text: String { String(position, radix: 36) }

    /// Reads what `text` wrote and nothing else.
    package init?(_ text: String) {
        guard (1...13).contains(text.utf8.count), let position = Int64(text, radix: 36), position >= 0,
            String(position, radix: 36) == text
        else { return nil }
        self.position = position
    }
}

package struct ContactRequestPage: Equatable, Sendable {
    package let items: [ContactRequestSummary]
    /// How many the query finds on all pages.
    package let totalCount: Int
    /// `nil` on the last page.
    package let next: ContactRequestCursor?

    package init(items: [ContactRequestSummary], totalCount: Int, next: ContactRequestCursor?) {
        self.items = items
        self.totalCount = totalCount
        self.next = next
    }
}

package struct StatusChange: Sendable {
    package let status: ContactRequestStatus
    /// The version that whoever asks has seen.
    package let version: Int
    package let staff: StaffLabel
    package let at: Timestamp

    package init(to status: ContactRequestStatus, ifVersion version: Int, by staff: StaffLabel, at: Timestamp) {
        self.status = status
        self.version = version
        self.staff = staff
        self.at = at
    }
}
