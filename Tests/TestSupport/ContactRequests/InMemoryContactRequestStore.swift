import ContactRequests
import Hashing
import Locking

/// A store for tests: the contract without a medium. It answers on the caller's thread.
package final class InMemoryContactRequestStore: ContactRequestStore {
    fileprivate struct Key {
        let fingerprint: Digest
        let contactRequest: ContactRequestID
        let usedAt: Timestamp
    }

    fileprivate struct State {
        /// In the order of their arrival; its index is the position.
        var contactRequests: [ContactRequest] = []
        var keys: [Digest: Key] = [:]
        var audit: [AuditEntry] = []
        var failure: ContactRequestStoreError?
    }

    private let state = Locked(State())

    package init() {}

    /// From now on every answer is this error; `nil` mends it.
    package func fail(with failure: ContactRequestStoreError?) {
        state.withLock { $0.failure = failure }
    }

    package var contactRequests: [ContactRequest] { state.withLock { $0.contactRequests } }

    private func answer<Value: Sendable>(
        _ reply: Reply<Value>, _ work: (inout State) -> Result<Value, ContactRequestStoreError>
    ) {
        reply(
            state.withLock { state in
                if let failure = state.failure { return .failure(failure) }
                return work(&state)
            })
    }

    package func insert(_ contactRequest: NewContactRequest, reply: @escaping Reply<InsertOutcome>) {
        answer(reply) { state in
            if let idempotency = contactRequest.idempotency, let outcome = state.replay(idempotency, contactRequest) {
                return outcome
            }
            state.keep(contactRequest)
            return .success(.stored(state.contactRequests[state.contactRequests.count - 1].stored))
        }
    }

    package func receipt(_ id: ContactRequestID, reply: @escaping Reply<ContactRequestReceipt>) {
        answer(reply) { state in
            guard let found = state.contactRequests.first(where: { $0.id == id }) else { return .failure(.notFound) }
            return .success(
                ContactRequestReceipt(
                    id: id, status: found.status, receivedAt: found.receivedAt, updatedAt: found.updatedAt))
        }
    }

    package func withdraw(_ id: ContactRequestID, at now: Timestamp, reply: @escaping Reply<Void>) {
        answer(reply) { state in
            guard let index = state.index(of: id) else { return .failure(.notFound) }
            if state.contactRequests[index].status == .withdrawn { return .success(()) }
            state.update(index, status: .withdrawn, at: now, erasing: true)
            state.note(.withdrawn, by: .sender, id, at: now)
            return .success(())
        }
    }

    package func list(
        _ query: ContactRequestQuery, by staff: StaffLabel, at now: Timestamp,
        reply: @escaping Reply<ContactRequestPage>
    ) {
        answer(reply) { state in
            let found = Array(
                state.contactRequests.enumerated().filter { query.status == nil || query.status == $0.element.status })
            let range =
                switch query.cursor?.direction {
                case nil: found[...].prefix(query.limit)
                case .after: found.drop { $0.offset <= query.position }.prefix(query.limit)
                case .before: found.prefix { $0.offset < query.position }.suffix(query.limit)
                }
            let (first, last) = (range.first?.offset, range.last?.offset)
            let isFirst = range.startIndex == found.startIndex
            let isLast = range.endIndex == found.endIndex
            state.note(.listed, by: .staff(staff), nil, at: now)
            return .success(
                ContactRequestPage(
                    items: range.map { ContactRequestSummary($0.element) }, totalCount: found.count,
                    previous: isFirst ? nil : first.map { ContactRequestCursor(.before, position: Int64($0)) },
                    next: isLast ? nil : last.map { ContactRequestCursor(.after, position: Int64($0)) }))
        }
    }

    package func read(
        _ id: ContactRequestID, by staff: StaffLabel, at now: Timestamp, reply: @escaping Reply<ContactRequest>
    ) {
        answer(reply) { state in
            guard let index = state.index(of: id) else { return .failure(.notFound) }
            state.note(.read, by: .staff(staff), id, at: now)
            return .success(state.contactRequests[index])
        }
    }

    package func change(_ id: ContactRequestID, by change: StatusChange, reply: @escaping Reply<ContactRequest>) {
        answer(reply) { state in
            guard let index = state.index(of: id) else { return .failure(.notFound) }
            let found = state.contactRequests[index]
            guard found.version == change.version else { return .failure(.stale(version: found.version)) }
            guard found.personal != nil, found.status.nextByStaff.contains(change.status) else {
                return .failure(.stepNotAllowed(from: found.status))
            }
            state.update(index, status: change.status, at: change.at)
            state.note(.changed(to: change.status), by: .staff(change.staff), id, at: change.at)
            return .success(state.contactRequests[index])
        }
    }

    package func purge(
        finishedBefore limit: Timestamp, by actor: AuditActor, at now: Timestamp, reply: @escaping Reply<Int>
    ) {
        answer(reply) { state in
            state.keys = state.keys.filter { !$0.value.isOver(at: now) }
            var count = 0
            for (index, found) in state.contactRequests.enumerated()
            where found.personal != nil && found.status.isFinished && found.updatedAt < limit {
                state.update(index, status: found.status, at: now, erasing: true)
                state.note(.erased, by: actor, found.id, at: now)
                count += 1
            }
            return .success(count)
        }
    }

    package func checkHealth(reply: @escaping Reply<Void>) { answer(reply) { _ in .success(()) } }

    package func audit(of id: ContactRequestID, reply: @escaping Reply<[AuditEntry]>) {
        answer(reply) { state in .success(state.audit.filter { $0.contactRequest == id }) }
    }

    package func export(
        at now: Timestamp, _ body: (ContactRequest) throws(ExportStopped) -> Void
    ) throws(ContactRequestStoreError) {
        let (failure, contactRequests) = state.withLock { state in
            if state.failure == nil { state.note(.exported, by: .operation, nil, at: now) }
            return (state.failure, state.contactRequests)
        }
        if let failure { throw failure }
        do throws(ExportStopped) {
            for contactRequest in contactRequests { try body(contactRequest) }
        } catch {
            return
        }
    }

    package func close() { fail(with: .unavailable(.closed)) }
}

extension ContactRequestQuery {
    fileprivate var position: Int { Int(cursor?.position ?? 0) }
}

extension InMemoryContactRequestStore.Key {
    fileprivate func isOver(at now: Timestamp) -> Bool { usedAt.adding(seconds: Idempotency.lifetimeInSeconds) <= now }
}

extension InMemoryContactRequestStore.State {
    fileprivate func index(of id: ContactRequestID) -> Int? { contactRequests.firstIndex { $0.id == id } }

    fileprivate mutating func note(
        _ action: AuditAction, by actor: AuditActor, _ id: ContactRequestID?, at now: Timestamp
    ) {
        audit.append(AuditEntry(at: now, actor: actor, action: action, contactRequest: id))
    }

    fileprivate mutating func keep(_ new: NewContactRequest) {
        contactRequests.append(
            ContactRequest(
                id: new.id, status: new.draft.isSpam ? .spam : .received, version: 1, receivedAt: new.receivedAt,
                updatedAt: new.receivedAt, personal: new.draft.personal, consent: new.draft.consent))
        if let idempotency = new.idempotency {
            keys[idempotency.keyDigest] = .init(
                fingerprint: idempotency.fingerprint, contactRequest: new.id, usedAt: new.receivedAt)
        }
    }

    /// What a key that was used before answers; `nil` if it was not.
    fileprivate func replay(
        _ idempotency: Idempotency, _ new: NewContactRequest
    ) -> Result<InsertOutcome, ContactRequestStoreError>? {
        guard let key = keys[idempotency.keyDigest], !key.isOver(at: new.receivedAt),
            let index = index(of: key.contactRequest)
        else { return nil }
        let found = contactRequests[index]
        if found.personal != nil, key.fingerprint != idempotency.fingerprint { return .failure(.keyReused) }
        return .success(.replayed(found.stored))
    }

    fileprivate mutating func update(
        _ index: Int, status: ContactRequestStatus, at now: Timestamp, erasing: Bool = false
    ) {
        let old = contactRequests[index]
        contactRequests[index] = ContactRequest(
            id: old.id, status: status, version: old.version + 1, receivedAt: old.receivedAt, updatedAt: now,
            personal: erasing ? nil : old.personal,
            consent: erasing
                ? Consent(text: old.consent.text, givenAt: old.consent.givenAt, page: nil) : old.consent)
    }
}

extension ContactRequest {
    fileprivate var stored: StoredContactRequest {
        StoredContactRequest(id: id, receivedAt: receivedAt, program: personal?.program, consent: consent.text)
    }
}
