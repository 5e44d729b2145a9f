import ContactRequests
import Hashing
import SQLite

/// What the writer does to the tables, within its transaction. Used on the writer's queue alone.
final class Tables {
    let connection: Connection
    /// Whether the transaction erased something that has to leave the log as well.
    var hasErased = false
    /// The numbers of consent texts: a handful, asked for with every insert.
    private var consentNumbers: [ConsentText: Int64] = [:]

    init(connection: Connection) { self.connection = connection }

    func rollBack() {
        connection.rollBack()
        hasErased = false
        // One of them may have been rolled back.
        consentNumbers.removeAll()
    }

    func insert(_ new: NewContactRequest) throws(SQLiteError) -> Result<InsertOutcome, ContactRequestStoreError> {
        if let idempotency = new.idempotency, let outcome = try replay(idempotency, at: new.receivedAt) {
            return outcome
        }
        let personal = new.draft.personal
        let consent = new.draft.consent
        let status: ContactRequestStatus = new.draft.isSpam ? .spam : .received
        try connection.run(
            .insertContactRequest,
            [
                .blob(new.id.bytes), .text(status.rawValue), .integer(new.receivedAt.secondsSince1970),
                .integer(new.receivedAt.secondsSince1970), .integer(try number(of: consent.text)),
                .integer(consent.givenAt.secondsSince1970), new.idempotency.map { .blob($0.keyDigest.bytes) } ?? .null,
                new.idempotency.map { .blob($0.fingerprint.bytes) } ?? .null, .optional(consent.page?.revealed),
                .text(personal.phone.revealed), .optional(personal.name?.revealed), .optional(personal.program),
                .optional(personal.relationship?.rawValue), .optional(personal.preferredTime?.rawValue),
                .optional(personal.timeZone?.text), .integer(personal.isVoicemailSafe ? 1 : 0),
                .text(personal.language.text),
            ])
        return .success(
            .stored(
                StoredContactRequest(
                    id: new.id, receivedAt: new.receivedAt, program: personal.program, consent: consent.text)))
    }

    /// What a key that was used before answers; `nil` if it was not, or so long ago that it is forgotten.
    private func replay(
        _ idempotency: Idempotency, at now: Timestamp
    ) throws(SQLiteError) -> Result<InsertOutcome, ContactRequestStoreError>? {
        guard let kept = try connection.first(.contactRequestByKey, [.blob(idempotency.keyDigest.bytes)], Record.init)
        else { return nil }
        if kept.contactRequest.receivedAt.adding(seconds: Idempotency.lifetimeInSeconds) <= now {
            try connection.run(.forgetKey, [.integer(kept.position)])
            return nil
        }
        if kept.contactRequest.personal != nil, kept.fingerprint != idempotency.fingerprint {
            return .failure(.keyReused)
        }
        return .success(.replayed(kept.stored))
    }

    private func number(of text: ConsentText) throws(SQLiteError) -> Int64 {
        if let number = consentNumbers[text] { return number }
        let key: [SQLValue] = [.blob(text.digest.bytes), .text(text.version), .text(text.language.text)]
        var number = try connection.first(.consentNumber, key) { row in row.integer(0) }
        if number == nil {
            try connection.run(.insertConsent, key + [.text(text.text)])
            number = connection.lastInsertedPosition
        }
        guard let number else { throw .unreadableRow }
        consentNumbers[text] = number
        return number
    }

    func withdraw(_ id: ContactRequestID, at now: Timestamp) throws(SQLiteError) -> Result<
        Void, ContactRequestStoreError
    > {
        guard let found = try record(id) else { return .failure(.notFound) }
        if found.contactRequest.status == .withdrawn { return .success(()) }
        try erase(found.position, as: .withdrawn, at: now)
        try note(.withdrawn, by: .sender, of: found.position, at: now)
        return .success(())
    }

    func read(
        _ id: ContactRequestID, by staff: StaffLabel, at now: Timestamp
    ) throws(SQLiteError) -> Result<ContactRequest, ContactRequestStoreError> {
        guard let found = try record(id) else { return .failure(.notFound) }
        try note(.read, by: .staff(staff), of: found.position, at: now)
        return .success(found.contactRequest)
    }

    func change(
        _ id: ContactRequestID, by change: StatusChange
    ) throws(SQLiteError) -> Result<ContactRequest, ContactRequestStoreError> {
        guard let found = try record(id) else { return .failure(.notFound) }
        let old = found.contactRequest
        guard old.version == change.version else { return .failure(.stale(version: old.version)) }
        guard old.personal != nil, old.status.nextByStaff.contains(change.status) else {
            return .failure(.stepNotAllowed(from: old.status))
        }
        try connection.run(
            .changeStatus,
            [.text(change.status.rawValue), .integer(change.at.secondsSince1970), .integer(found.position)])
        try note(.changed(to: change.status), by: .staff(change.staff), of: found.position, at: change.at)
        guard let changed = try record(id) else { throw .unreadableRow }
        return .success(changed.contactRequest)
    }

    /// Erases some of what is finished; answers how many.
    func purge(
        finishedBefore limit: Timestamp, countMaximum: Int, by actor: AuditActor, at now: Timestamp
    ) throws(SQLiteError) -> Int {
        let found = try connection.all(
            .finished, [.integer(limit.secondsSince1970), .integer(countMaximum)]
        ) { row throws(SQLiteError) in (position: row.integer(0), status: try row.status(1)) }
        for (position, status) in found {
            try erase(position, as: status, at: now)
            try note(.erased, by: actor, of: position, at: now)
        }
        return found.count
    }

    /// Forgets some of the keys that were used too long ago; answers how many.
    func forgetKeys(countMaximum: Int, at now: Timestamp) throws(SQLiteError) -> Int {
        let limit = now.adding(seconds: -Idempotency.lifetimeInSeconds)
        return try connection.run(.forgetKeys, [.integer(limit.secondsSince1970), .integer(countMaximum)])
    }

    private func erase(_ position: Int64, as status: ContactRequestStatus, at now: Timestamp) throws(SQLiteError) {
        hasErased = true
        try connection.run(
            .erase,
            [
                .text(status.rawValue), .integer(now.secondsSince1970), .integer(now.secondsSince1970),
                .integer(position),
            ])
    }

    func note(
        _ action: AuditAction, by actor: AuditActor, of position: Int64?, at now: Timestamp
    ) throws(SQLiteError) {
        let entry = AuditRow(action: action, actor: actor)
        try connection.run(
            .note,
            [
                .integer(now.secondsSince1970), .text(entry.actor), .optional(entry.staff), .text(entry.action),
                .optional(entry.status), position.map(SQLValue.integer) ?? .null,
            ])
    }

    private func record(_ id: ContactRequestID) throws(SQLiteError) -> Record? {
        try connection.first(.contactRequest, [.blob(id.bytes)], Record.init)
    }
}
