import ContactRequests
import SQLiteStorage
import TestSupport
import Testing

/// Erased means that the bytes are gone: from the database, from its log, and from what deleted records leave behind.
@Suite("Erased bytes", .timeLimit(.minutes(2)))
struct ErasureTests {
    private let folder: TemporaryFolder
    private let now = Sample.now

    init() throws { folder = try TemporaryFolder() }

    private func canary(_ index: Int) -> (phone: String, name: String) {
        // Lengths differ, so that records do not fit each other's places.
        ("+1\(2_345_555_000 + index)", "\(1_000 + index) Canary" + String(repeating: "x", count: index % 50))
    }

    /// Which of the texts stand in any file of the folder.
    private func found(_ texts: [String]) -> [String] {
        let files = folder.names.map { folder.bytes($0) }
        // Sought at the places of their first eight bytes, which few places share, so that the files are walked once.
        let beginnings = Set(texts.map { word(Array($0.utf8)[...]) })
        var places: [ArraySlice<UInt8>] = []
        for file in files {
            var last: UInt64 = 0
            for (index, byte) in file.enumerated() {
                last = last << 8 | UInt64(byte)
                if index >= 7, beginnings.contains(last) { places.append(file[(index - 7)...].prefix(64)) }
            }
        }
        return texts.filter { text in places.contains { $0.starts(with: text.utf8) } }
    }

    private func word(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) } }

    @Test("Nothing personal is left in any file after withdrawal and purge", arguments: [1, 40, 200])
    func erases(count: Int) async throws {
        let store = try SQLiteContactRequestStore.open(path: "\(folder.path)/store")
        defer { store.close() }
        var sent: [NewContactRequest] = []
        for index in 0..<count {
            let (phone, name) = canary(index)
            sent.append(Sample.contactRequest(phone: phone, name: name, isSpam: index % 2 == 1, key: "key\(index)"))
        }
        await withTaskGroup(of: Void.self) { group in
            for new in sent { group.addTask { _ = try? await store.insert(new) } }
        }
        // Those that stay make the pages split and merge around those that go.
        let goes = sent.indices.filter { $0 % 5 != 4 }
        let stays = sent.indices.filter { $0 % 5 == 4 && $0 % 2 == 0 }
        let gone = goes.flatMap { [canary($0).phone, canary($0).name] }
        #expect(found(gone).count == gone.count)
        for index in goes where index % 2 == 0 {
            try await store.withdraw(sent[index].id, at: now)
        }
        // A reply that asks for more may come before the last one has cut the log: the purge waits behind it.
        _ = try await store.purge(finishedBefore: now.adding(seconds: 1), by: .retention, at: now)
        try await store.withdraw(sent[0].id, at: now)
        #expect(found(gone).isEmpty)
        #expect(found(stays.map { canary($0).name }).count == stays.count)
        #expect(found(["example.org/get-help"]).isEmpty == stays.isEmpty)
        #expect(found(["I agree to be called."]).count == 1)
    }

    @Test("A reader that holds the log only puts the erasing off")
    func erasesLater() async throws {
        let store = try SQLiteContactRequestStore.open(path: "\(folder.path)/store")
        defer { store.close() }
        let sent = Sample.contactRequest()
        _ = try await store.insert(sent)
        let reader = try OtherConnection("\(folder.path)/store")
        try reader.execute("BEGIN; SELECT * FROM contact_requests")
        try await store.withdraw(sent.id, at: now)
        #expect(!found(["Ada Ortiz"]).isEmpty)
        try reader.execute("COMMIT")
        // The next commit tries again, whether or not the pause is over.
        _ = try await store.insert(Sample.contactRequest(phone: "+15552340000", name: nil))
        #expect(found(["Ada Ortiz", "+15552345678"]).isEmpty)
    }
}
