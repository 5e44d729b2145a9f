/// Who did something to a contact request.
package enum AuditActor: Hashable, Sendable {
    /// Whoever held the receipt.
    case sender
    /// The name that goes with a staff token; never the token.
    case staff(StaffLabel)
    /// A command at the machine.
    case operation
    /// The daily purge.
    case retention
}

/// What the token file calls somebody: 1 to 64 letters, digits, points, hyphens and underscores.
package struct StaffLabel: Hashable, Sendable {
    package let text: String

    package init?(_ text: String) {
        guard (1...64).contains(text.utf8.count),
            text.utf8.allSatisfy({
                (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || [0x2D, 0x2E, 0x5F].contains($0)
            })
        else { return nil }
        self.text = text
    }
}

/// What was done. Every read and change of a record is noted before it is answered. Its arrival is in the record itself.
package enum AuditAction: Hashable, Sendable {
    case read
    case listed
    case changed(to: ContactRequestStatus)
    case withdrawn
    case erased
    case exported
}

package struct AuditEntry: Hashable, Sendable {
    package let at: Timestamp
    package let actor: AuditActor
    package let action: AuditAction
    /// `nil` for what concerns no single one: a list, an export.
    package let contactRequest: ContactRequestID?

    package init(at: Timestamp, actor: AuditActor, action: AuditAction, contactRequest: ContactRequestID?) {
        self.at = at
        self.actor = actor
        self.action = action
        self.contactRequest = contactRequest
    }
}
