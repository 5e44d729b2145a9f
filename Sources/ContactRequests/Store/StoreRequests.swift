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
    package let cursor: ContactRequestCursor?

    package static let limitRange = 1...100
    package static let limitDefault = 50

    /// - Precondition: `limit` is in `limitRange`.
    package init(status: ContactRequestStatus? = nil, limit: Int = limitDefault, at cursor: ContactRequestCursor? = nil)
    {
        precondition(Self.limitRange.contains(limit), "a page of \(limit)")
        self.status = status
        self.limit = limit
        self.cursor = cursor
    }
}

/// Where a page begins or ends. Opaque to clients.
package struct ContactRequestCursor: Hashable, Sendable {
    package enum Direction: Sendable { case after, before }

    package let direction: Direction
    /// Grows with every contact request that is kept, without meaning otherwise.
    package let position: Int64

    package init(_ direction: Direction, position: Int64) {
        self.direction = direction
        self.position = position
    }

    /// The position, behind a tilde where the page ends before it.
    package var text: String { (direction == .before ? "~" : "") + String(position, radix: 36) }

    /// Reads what `text` wrote and nothing else.
    package init?(_ text: String) {
        let direction = text.hasPrefix("~") ? Direction.before : .after
        let digits = direction == .before ? text.dropFirst() : text[...]
        guard (1...13).contains(digits.utf8.count), let position = Int64(digits, radix: 36), position >= 0 else {
            return nil
        }
        self.init(direction, position: position)
        guard self.text == text else { return nil }
    }
}

package struct ContactRequestPage: Equatable, Sendable {
    package let items: [ContactRequestSummary]
    /// How many the query finds on all pages.
    package let totalCount: Int
    /// `nil` where nothing that the query finds is older than the page, and on a page without items.
    package let previous: ContactRequestCursor?
    /// `nil` where nothing that the query finds is newer than the page, and on a page without items.
    package let next: ContactRequestCursor?

    package init(
        items: [ContactRequestSummary], totalCount: Int, previous: ContactRequestCursor?, next: ContactRequestCursor?
    ) {
        self.items = items
        self.totalCount = totalCount
        self.previous = previous
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
