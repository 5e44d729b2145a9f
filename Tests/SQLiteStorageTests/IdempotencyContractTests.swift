import ContactRequests
import TestSupport
import Testing

/// What `ContactRequestStore` promises about idempotency keys, of every store.
@Suite("Idempotency keys in the contract of the store", .timeLimit(.minutes(2)))
struct IdempotencyContractTests {
    private let now = Sample.now
    private let staff = Sample.staff()

    private func stored(_ sent: NewContactRequest) -> StoredContactRequest {
        StoredContactRequest(id: sent.id, receivedAt: sent.receivedAt, program: "iop", consent: Sample.consent)
    }

    @Test("The same key and fields give the first answer again", arguments: StoreKind.allCases)
    func replays(kind: StoreKind) async throws {
        let place = try kind.make()
        let first = Sample.contactRequest(key: "one")
        let again = Sample.contactRequest(key: "one", at: now.adding(seconds: 86_399))
        #expect(try await place.store.insert(first) == .stored(stored(first)))
        _ = try await place.store.change(
            first.id, by: StatusChange(to: .inProgress, ifVersion: 1, by: staff, at: now))
        #expect(try await place.store.insert(again) == .replayed(stored(first)))
        #expect(try await place.store.list(ContactRequestQuery(), by: staff, at: now).totalCount == 1)
    }

    @Test("The same key with other fields is refused", arguments: StoreKind.allCases)
    func refusesReuse(kind: StoreKind) async throws {
        let place = try kind.make()
        _ = try await place.store.insert(Sample.contactRequest(key: "one"))
        for other in [
            Sample.contactRequest(phone: "+15552345679", key: "one"), Sample.contactRequest(name: nil, key: "one"),
            Sample.contactRequest(name: "Ada", key: "one"), Sample.contactRequest(isSpam: true, key: "one"),
        ] {
            await #expect(throws: ContactRequestStoreError.keyReused) { try await place.store.insert(other) }
        }
        let second = Sample.contactRequest(key: "two")
        #expect(try await place.store.insert(second) == .stored(stored(second)))
        #expect(try await place.store.list(ContactRequestQuery(), by: staff, at: now).totalCount == 2)
    }

    @Test("A key is forgotten after a day", arguments: StoreKind.allCases)
    func forgets(kind: StoreKind) async throws {
        let place = try kind.make()
        _ = try await place.store.insert(Sample.contactRequest(key: "one"))
        let later = Sample.contactRequest(name: "Other", key: "one", at: now.adding(seconds: 86_400))
        #expect(try await place.store.insert(later) == .stored(stored(later)))
        let again = Sample.contactRequest(name: "Other", key: "one", at: now.adding(seconds: 86_401))
        #expect(try await place.store.insert(again) == .replayed(stored(later)))
    }

    @Test("A purge forgets keys that are over, and those alone", arguments: StoreKind.allCases)
    func purgesKeys(kind: StoreKind) async throws {
        let place = try kind.make()
        let old = Sample.contactRequest(key: "old")
        let young = Sample.contactRequest(key: "young", at: now.adding(seconds: 60))
        _ = try await place.store.insert(old)
        _ = try await place.store.insert(young)
        let limit = now.adding(seconds: Idempotency.lifetimeInSeconds)
        #expect(try await place.store.purge(finishedBefore: now, by: .retention, at: limit) == 0)
        let oldAgain = Sample.contactRequest(key: "old", at: now.adding(seconds: 10))
        #expect(try await place.store.insert(oldAgain) == .stored(stored(oldAgain)))
        let youngAgain = Sample.contactRequest(key: "young", at: now.adding(seconds: 61))
        #expect(try await place.store.insert(youngAgain) == .replayed(stored(young)))
    }

    @Test("After a withdrawal the key answers the same, and makes no second record", arguments: StoreKind.allCases)
    func replaysErased(kind: StoreKind) async throws {
        let place = try kind.make()
        let first = Sample.contactRequest(key: "one")
        _ = try await place.store.insert(first)
        try await place.store.withdraw(first.id, at: now)
        let bare = StoredContactRequest(id: first.id, receivedAt: now, program: nil, consent: Sample.consent)
        #expect(try await place.store.insert(Sample.contactRequest(key: "one")) == .replayed(bare))
        #expect(try await place.store.insert(Sample.contactRequest(name: "B", key: "one")) == .replayed(bare))
        #expect(try await place.store.list(ContactRequestQuery(), by: staff, at: now).totalCount == 1)
    }

    @Test("A hundred at once with one key make one record", arguments: StoreKind.allCases)
    func makesOne(kind: StoreKind) async throws {
        let place = try kind.make()
        let store = place.store
        let outcomes = await withTaskGroup(of: Result<InsertOutcome, any Error>.self) { group in
            for _ in 0..<100 {
                group.addTask {
                    do { return .success(try await store.insert(Sample.contactRequest(key: "one"))) } catch {
                        return .failure(error)
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        var storedIDs: [ContactRequestID] = []
        var replayedIDs: Set<ContactRequestID> = []
        for outcome in outcomes {
            switch outcome {
            case .success(.stored(let answer)): storedIDs.append(answer.id)
            case .success(.replayed(let answer)): replayedIDs.insert(answer.id)
            case .failure(let error): #expect(error as? ContactRequestStoreError == .keyInUse)
            }
        }
        #expect(storedIDs.count == 1)
        #expect(replayedIDs.isSubset(of: storedIDs))
        #expect(try await store.list(ContactRequestQuery(), by: staff, at: now).totalCount == 1)
    }
}
