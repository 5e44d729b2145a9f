/// Keeps contact requests. What its comments say is the contract; every store passes the same tests.
///
/// No function blocks its caller. Each calls `reply` exactly once, on a queue of the store's own or, for a refusal that needs no work (`queueFull`,
/// `keyInUse`), at once on the caller's thread. What is answered with success is durable: it survives a loss of power. Functions that only
/// a command at the machine calls wait for their result and say so.
package protocol ContactRequestStore: Sendable {
    typealias Reply<Value> = @Sendable (Result<Value, ContactRequestStoreError>) -> Void

    /// Keeps a new contact request as `received`, or as `spam` if its draft is.
    ///
    /// With an idempotency key that was used in the last 24 hours: `.replayed` with what was kept then if the fingerprint is the same, otherwise
    /// `keyReused`; `keyInUse` while the first is not answered yet. A key whose contact request was erased since replays whatever comes
    /// with it, since nothing is left to compare. A key is not used up by a request that failed.
    func insert(_ contactRequest: NewContactRequest, reply: @escaping Reply<InsertOutcome>)

    /// What the sender may see. `notFound` for an id that never was.
    func receipt(_ id: ContactRequestID, reply: @escaping Reply<ContactRequestReceipt>)

    /// Erases the personal data at once and for good, revokes consent and leaves a tombstone with status `withdrawn`. A second time changes
    /// nothing and succeeds. `notFound` for an id that never was.
    func withdraw(_ id: ContactRequestID, at now: Timestamp, reply: @escaping Reply<Void>)

    /// One page, oldest first, in an order that new arrivals do not disturb: the items next to the cursor on its side, or the oldest. Noted in the audit as
    /// one `listed`.
    func list(
        _ query: ContactRequestQuery, by staff: StaffLabel, at now: Timestamp,
        reply: @escaping Reply<ContactRequestPage>)

    /// The whole record. It is noted who read it before it is answered. `notFound` for an id that never was.
    func read(_ id: ContactRequestID, by staff: StaffLabel, at now: Timestamp, reply: @escaping Reply<ContactRequest>)

    /// Takes a contact request a step on. `stale` unless its version is `version`; then `stepNotAllowed` unless `nextByStaff` has the
    /// step and the personal data is still there. Answers the record as it is now, one version on.
    func change(_ id: ContactRequestID, by change: StatusChange, reply: @escaping Reply<ContactRequest>)

    /// Erases the personal data of what is finished and was last changed before `limit`, and forgets idempotency keys that are over at `now`. Answers how many
    /// were erased. Tombstones and audit stay.
    func purge(finishedBefore limit: Timestamp, by actor: AuditActor, at now: Timestamp, reply: @escaping Reply<Int>)

    /// Whether a contact request could be kept now; if it could not, the error says why. Asks the medium, not a memory of it, though not more than once a second.
    func checkHealth(reply: @escaping Reply<Void>)

    /// Everything that was done to a contact request, oldest first.
    func audit(of id: ContactRequestID, reply: @escaping Reply<[AuditEntry]>)

    /// Hands every record to `body`, oldest first, as of one moment; noted in the audit as one `exported` first. Waits: for commands, never on an event loop.
    func export(at now: Timestamp, _ body: (ContactRequest) throws(ExportStopped) -> Void)
        throws(ContactRequestStoreError)

    /// Finishes what waits, answers it, and lets go of the medium. Waits, so it is not to be called from a reply. What comes afterwards is answered with `unavailable(.closed)`.
    func close()
}

/// `body` of an export could not go on (its output is gone); the store stops there and does not throw.
package struct ExportStopped: Error {
    package init() {}
}
