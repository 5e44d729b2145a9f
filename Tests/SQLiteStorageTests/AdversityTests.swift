import ContactRequests
import Glibc
import Locking
import SQLiteStorage
import TestSupport
import Testing

/// What the store does when the medium does not do its part, and that it comes back by itself.
@Suite("The store in adversity", .timeLimit(.minutes(2)))
struct AdversityTests {
    private let folder: TemporaryFolder
    private let now = Sample.now

    init() throws { folder = try TemporaryFolder() }

    private var path: String { "\(folder.path)/store" }

    private func unavailable(_ failure: StoreFailure) -> ContactRequestStoreError { .unavailable(failure) }

    @Test("What was answered is there after the store is opened anew, keys included")
    func survivesReopening() async throws {
        let sent = Sample.contactRequest(key: "one")
        let first = try SQLiteContactRequestStore.open(path: path)
        _ = try await first.insert(sent)
        first.close()
        let second = try SQLiteContactRequestStore.open(path: path, mayBeMade: false)
        defer { second.close() }
        #expect(try await second.read(sent.id, by: Sample.staff(), at: now).personal == sent.draft.personal)
        let stored = StoredContactRequest(id: sent.id, receivedAt: now, program: "iop", consent: Sample.consent)
        #expect(try await second.insert(Sample.contactRequest(key: "one")) == .replayed(stored))
        await #expect(throws: ContactRequestStoreError.keyReused) {
            try await second.insert(Sample.contactRequest(name: nil, key: "one"))
        }
    }

    @Test("While another process holds the lock the store is busy, then comes back")
    func waitsForLock() async throws {
        let store = try SQLiteContactRequestStore.open(path: path)
        defer { store.close() }
        let other = try OtherConnection(path)
        try other.execute("BEGIN IMMEDIATE")
        await #expect(throws: unavailable(.busy)) { try await store.insert(Sample.contactRequest(key: "one")) }
        await #expect(throws: unavailable(.busy)) { try await store.checkHealth() }
        await #expect(throws: ContactRequestStoreError.notFound) { try await store.receipt(.random()) }
        try other.execute("COMMIT")
        try await store.checkHealth()
        let sent = Sample.contactRequest(key: "one")
        let stored = StoredContactRequest(id: sent.id, receivedAt: now, program: "iop", consent: Sample.consent)
        #expect(try await store.insert(sent) == .stored(stored))
    }

    @Test("Tells once when transactions begin to fail, and once when they succeed again")
    func tellsOfHealth() async throws {
        let store = try SQLiteContactRequestStore.open(path: path)
        defer { store.close() }
        let told = Locked<[StoreFailure?]>([])
        store.whenHealthChanges { failure in told.withLock { $0.append(failure) } }
        _ = try await store.insert(Sample.contactRequest())
        let aside = "\(folder.path)/aside"
        #expect(unsafe rename(path, aside) == 0)
        for _ in 0..<2 {
            await #expect(throws: unavailable(.inputOutput)) { try await store.insert(Sample.contactRequest()) }
        }
        #expect(unsafe rename(aside, path) == 0)
        for _ in 0..<2 { _ = try await store.insert(Sample.contactRequest()) }
        #expect(told.withLock(\.self) == [.inputOutput, nil])
        let statistics = store.statistics
        #expect(statistics.commitCount == 3 && statistics.failureCount == 2)
        #expect(statistics.batches.count == 3 && statistics.durations.count == 3)
        #expect(store.fileFigures.databaseByteCount > 0)
        #expect(store.fileFigures.freeByteCount.map { $0 > 0 } == true)
    }

    @Test("A database that was moved away takes nothing, and more again when it is back")
    func noticesMove() async throws {
        let store = try SQLiteContactRequestStore.open(path: path)
        defer { store.close() }
        let first = Sample.contactRequest()
        _ = try await store.insert(first)
        let aside = "\(folder.path)/aside"
        #expect(unsafe rename(path, aside) == 0)
        await #expect(throws: unavailable(.inputOutput)) { try await store.insert(Sample.contactRequest()) }
        #expect(unsafe rename(aside, path) == 0)
        let second = Sample.contactRequest()
        _ = try await store.insert(second)
        for sent in [first, second] {
            #expect(try await store.read(sent.id, by: Sample.staff(), at: now).personal == sent.draft.personal)
        }
    }

    @Test("A damaged database takes nothing, and does not end the process")
    func noticesDamage() async throws {
        let made = try SQLiteContactRequestStore.open(path: path)
        for _ in 0..<50 { _ = try await made.insert(Sample.contactRequest()) }
        made.close()
        // The first page, which holds the tables' names, is left whole.
        folder.write([UInt8](repeating: 0xA5, count: folder.bytes("store").count - 4_096), to: "store", at: 4_096)
        let store = try SQLiteContactRequestStore.open(path: path)
        defer { store.close() }
        await #expect(throws: unavailable(.damaged)) { try await store.insert(Sample.contactRequest()) }
        await #expect(throws: unavailable(.damaged)) { try await store.checkHealth() }
    }

    @Test("On a full disk the store says so, keeps what it had, and comes back when there is room")
    func survivesFullDisk() async throws {
        guard unsafe mount("tmpfs", folder.path, "tmpfs", 0, "size=1m,mode=0700") == 0 else {
            print("skipped: a full disk needs the right to mount a small one")
            return
        }
        defer { unsafe umount2(folder.path, Int32(MNT_DETACH)) }
        let store = try SQLiteContactRequestStore.open(path: path)
        defer { store.close() }
        let first = Sample.contactRequest()
        _ = try await store.insert(first)
        let block = [UInt8](repeating: 0, count: 4_096)
        var offset = 0
        while folder.write(block, to: "filler", at: offset) { offset += block.count }
        // What is left in the last page of the log may take one or two more.
        var failure: ContactRequestStoreError?
        for _ in 0..<100 where failure == nil {
            do { _ = try await store.insert(Sample.contactRequest()) } catch let error as ContactRequestStoreError {
                failure = error
            }
        }
        #expect(failure == unavailable(.diskFull))
        await #expect(throws: unavailable(.diskFull)) { try await store.checkHealth() }
        #expect(try await store.receipt(first.id).status == .received)
        unsafe unlink("\(folder.path)/filler")
        try await store.checkHealth()
        let second = Sample.contactRequest()
        _ = try await store.insert(second)
        #expect(try await store.read(second.id, by: Sample.staff(), at: now).personal == second.draft.personal)
    }

    @Test("A file system that takes no writes is told when the store is opened")
    func refusesReadOnly() throws {
        guard unsafe mount("tmpfs", folder.path, "tmpfs", 0, "size=1m,mode=0700") == 0 else {
            print("skipped: a read-only disk needs the right to mount one")
            return
        }
        defer { unsafe umount2(folder.path, Int32(MNT_DETACH)) }
        try SQLiteContactRequestStore.open(path: path).close()
        #expect(unsafe mount(nil, folder.path, nil, UInt(MS_REMOUNT | MS_RDONLY), nil) == 0)
        let error = #expect(throws: StoreOpenError.self) { try SQLiteContactRequestStore.open(path: path) }
        #expect(error?.explanation.hasPrefix(path) == true)
    }
}
