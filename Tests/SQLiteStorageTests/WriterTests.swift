import ContactRequests
import Dispatch
import Locking
import SQLiteStorage
import TestSupport
import Testing

/// How the writer gathers and refuses. Replies come on its queue, so a reply that waits holds it up, and what is sent meanwhile gathers.
@Suite("The writer", .timeLimit(.minutes(2)))
struct WriterTests {
    private let folder: TemporaryFolder
    private let now = Sample.now

    init() throws { folder = try TemporaryFolder() }

    private func open(waitingCountMaximum: Int = 1_024) throws -> SQLiteContactRequestStore {
        try SQLiteContactRequestStore.open(path: "\(folder.path)/store", waitingCountMaximum: waitingCountMaximum)
    }

    /// Outcomes in the order of their arrival.
    private final class Outcomes: Sendable {
        private let outcomes = Locked<[Result<InsertOutcome, ContactRequestStoreError>]>([])
        private let arrival = DispatchSemaphore(value: 0)

        func arrived(_ outcome: Result<InsertOutcome, ContactRequestStoreError>) {
            outcomes.withLock { $0.append(outcome) }
            arrival.signal()
        }

        /// Waits for so many more.
        func wait(for count: Int) -> [Result<InsertOutcome, ContactRequestStoreError>] {
            for _ in 0..<count { arrival.wait() }
            return outcomes.withLock { $0 }
        }

        var soFar: [Result<InsertOutcome, ContactRequestStoreError>] { outcomes.withLock { $0 } }
    }

    /// Holds the writer up until the gate gets a signal.
    private func holdUp(_ store: SQLiteContactRequestStore) -> DispatchSemaphore {
        let isHeld = DispatchSemaphore(value: 0)
        let gate = DispatchSemaphore(value: 0)
        store.insert(Sample.contactRequest()) { _ in
            isHeld.signal()
            gate.wait()
        }
        isHeld.wait()
        return gate
    }

    @Test("What waits goes into one commit")
    func gathers() throws {
        let store = try open()
        let gate = holdUp(store)
        let outcomes = Outcomes()
        for _ in 0..<300 { store.insert(Sample.contactRequest()) { outcomes.arrived($0) } }
        gate.signal()
        #expect(outcomes.wait(for: 300).allSatisfy { if case .success(.stored) = $0 { true } else { false } })
        #expect(store.statistics.commitCount == 2)
        #expect(store.statistics.batches.sum == 301)
        store.close()
    }

    @Test("A full queue refuses at once, and takes more when it has room")
    func refusesWhenFull() throws {
        let store = try open(waitingCountMaximum: 3)
        let gate = holdUp(store)
        let outcomes = Outcomes()
        for _ in 0..<3 { store.insert(Sample.contactRequest()) { outcomes.arrived($0) } }
        #expect(outcomes.soFar.isEmpty)
        for _ in 0..<2 { store.insert(Sample.contactRequest(key: "late")) { outcomes.arrived($0) } }
        #expect(outcomes.soFar == [.failure(.queueFull), .failure(.queueFull)])
        gate.signal()
        _ = outcomes.wait(for: 5)
        store.insert(Sample.contactRequest(key: "late")) { outcomes.arrived($0) }
        if case .success(.stored) = try #require(outcomes.wait(for: 1).last) {} else { Issue.record("not stored") }
        store.close()
    }

    @Test("A key is in use until the first request with it is answered")
    func refusesKeyInUse() throws {
        let store = try open()
        let gate = holdUp(store)
        let outcomes = Outcomes()
        let first = Sample.contactRequest(key: "one")
        for new in [first, Sample.contactRequest(key: "one"), Sample.contactRequest(name: nil, key: "one")] {
            store.insert(new) { outcomes.arrived($0) }
        }
        #expect(outcomes.soFar == [.failure(.keyInUse), .failure(.keyInUse)])
        gate.signal()
        _ = outcomes.wait(for: 3)
        store.insert(Sample.contactRequest(key: "one")) { outcomes.arrived($0) }
        let stored = StoredContactRequest(id: first.id, receivedAt: now, program: "iop", consent: Sample.consent)
        #expect(outcomes.wait(for: 1).suffix(2) == [.success(.stored(stored)), .success(.replayed(stored))])
        store.close()
    }

    @Test("One that cannot be kept takes no other with it")
    func losesOneAlone() throws {
        let store = try open()
        let gate = holdUp(store)
        let outcomes = Outcomes()
        let twice = Sample.contactRequest()
        let others = [Sample.contactRequest(), Sample.contactRequest(key: "one")]
        for new in [others[0], twice, twice, others[1]] { store.insert(new) { outcomes.arrived($0) } }
        gate.signal()
        let answers = outcomes.wait(for: 4)
        #expect(answers.filter { $0 == .failure(.unavailable(.other)) }.count == 1)
        for new in [others[0], twice, others[1]] {
            let kept = store.wait { store.read(new.id, by: Sample.staff(), at: now, reply: $0) }
            #expect(try kept.get().personal == new.draft.personal)
        }
        store.close()
    }

    @Test("What waits when the store is closed is kept and answered")
    func finishes() throws {
        let store = try open()
        let gate = holdUp(store)
        let outcomes = Outcomes()
        let sent = (0..<20).map { _ in Sample.contactRequest() }
        for new in sent { store.insert(new) { outcomes.arrived($0) } }
        gate.signal()
        store.close()
        #expect(outcomes.soFar.count == 20)
        let again = try open()
        for new in sent {
            #expect(try again.wait { again.receipt(new.id, reply: $0) }.get().status == .received)
        }
        again.close()
    }
}
