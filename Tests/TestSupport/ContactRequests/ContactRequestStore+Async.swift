import ContactRequests

/// The store's functions as tests like to call them: they wait and throw.
extension ContactRequestStore {
    package func insert(_ contactRequest: NewContactRequest) async throws -> InsertOutcome {
        try await answer { insert(contactRequest, reply: $0) }
    }

    package func receipt(_ id: ContactRequestID) async throws -> ContactRequestReceipt {
        try await answer { receipt(id, reply: $0) }
    }

    package func withdraw(_ id: ContactRequestID, at now: Timestamp) async throws {
        try await answer { withdraw(id, at: now, reply: $0) }
    }

    package func list(_ query: ContactRequestQuery, by staff: StaffLabel, at now: Timestamp) async throws
        -> ContactRequestPage
    {
        try await answer { list(query, by: staff, at: now, reply: $0) }
    }

    package func read(_ id: ContactRequestID, by staff: StaffLabel, at now: Timestamp) async throws -> ContactRequest {
        try await answer { read(id, by: staff, at: now, reply: $0) }
    }

    package func change(_ id: ContactRequestID, by change: StatusChange) async throws -> ContactRequest {
        try await answer { self.change(id, by: change, reply: $0) }
    }

    package func purge(finishedBefore limit: Timestamp, by actor: AuditActor, at now: Timestamp) async throws -> Int {
        try await answer { purge(finishedBefore: limit, by: actor, at: now, reply: $0) }
    }

    package func checkHealth() async throws { try await answer { checkHealth(reply: $0) } }

    package func audit(of id: ContactRequestID) async throws -> [AuditEntry] {
        try await answer { audit(of: id, reply: $0) }
    }

    private func answer<Value: Sendable>(_ ask: (@escaping Reply<Value>) -> Void) async throws -> Value {
        try await withCheckedContinuation { continuation in ask { continuation.resume(returning: $0) } }.get()
    }
}
