import ContactRequests
import Glibc
import SQLiteStorage
import TestSupport
import Testing

@Suite("The file of the store", .timeLimit(.minutes(2)))
struct FileTests {
    private let folder: TemporaryFolder
    private let now = Sample.now

    init() throws { folder = try TemporaryFolder() }

    private var path: String { "\(folder.path)/store" }

    /// What opening the store says.
    private func refusal(_ path: String, mayBeMade: Bool = true) -> StoreOpenError? {
        do throws(StoreOpenError) {
            try SQLiteContactRequestStore.open(path: path, mayBeMade: mayBeMade).close()
            return nil
        } catch { return error }
    }

    @Test("Database, log and index are for their owner alone")
    func isPrivate() async throws {
        let store = try SQLiteContactRequestStore.open(path: path)
        _ = try await store.insert(Sample.contactRequest())
        #expect(folder.names == ["store", "store-shm", "store-wal"])
        for name in folder.names { #expect(folder.mode(name) == 0o600, "\(name)") }
        store.close()
        #expect(folder.names == ["store"])
    }

    @Test("A file that others may read is closed to them")
    func tightens() throws {
        #expect(refusal(path) == nil)
        #expect(unsafe chmod(path, 0o644) == 0)
        #expect(refusal(path) == nil)
        #expect(folder.mode("store") == 0o600)
    }

    @Test("A directory to which others may write is refused, and one that is missing")
    func checksDirectory() throws {
        #expect(unsafe chmod(folder.path, 0o777) == 0)
        let resolved = folder.path
        #expect(refusal(path) == .directoryOpenToOthers(resolved))
        #expect(unsafe chmod(folder.path, 0o700) == 0)
        #expect(refusal("\(folder.path)/missing/store") == .directoryMissing("\(folder.path)/missing/"))
        #expect(refusal(path) == nil)
        #expect(refusal("\(path)/store") == .notADirectory("\(path)/"))
        #expect(refusal(folder.path + "/") == .notAFile(folder.path + "/"))
        #expect(refusal("\(folder.path)/other", mayBeMade: false) == .fileMissing("\(folder.path)/other"))
    }

    @Test("A symbolic link is not followed")
    func refusesLinks() throws {
        #expect(refusal(path) == nil)
        let link = "\(folder.path)/link"
        #expect(unsafe symlink(path, link) == 0)
        #expect(refusal(link) == .notAFile(link))
    }

    @Test(
        "A name that SQLite would take for something else is a file all the same",
        arguments: [":memory:", "file:x?mode=memory"])
    func takesNamesAsNames(name: String) throws {
        #expect(refusal("\(folder.path)/\(name)") == nil)
        #expect(folder.names == [name])
    }

    @Test("A file from a newer version is refused, and left as it is")
    func refusesNewer() throws {
        #expect(refusal(path) == nil)
        try OtherConnection(path).execute("PRAGMA user_version = 99")
        let newer = StoreOpenError.newerVersion(path, found: 99, known: 1)
        #expect(refusal(path) == newer)
        #expect(newer.explanation.contains("newer"))
        #expect(throws: newer) { try SQLiteBackup.make(of: path, to: "\(folder.path)/copy") }
        try OtherConnection(path).execute("PRAGMA user_version = 1")
        #expect(refusal(path) == nil)
    }

    @Test("Another program's file is refused, and left as it is", arguments: [true, false])
    func refusesForeign(isDatabase: Bool) throws {
        if isDatabase {
            try OtherConnection(path).execute("CREATE TABLE recipes (name TEXT)")
        } else {
            folder.write(Array(String(repeating: "Dear diary. ", count: 100).utf8), to: "store")
        }
        let bytes = folder.bytes("store")
        #expect(refusal(path) == .foreignFile(path))
        #expect(folder.bytes("store") == bytes)
    }

    @Test("Two stores at once on a new file both keep what they get")
    func sharesFile() async throws {
        let stores = [
            try SQLiteContactRequestStore.open(path: path), try SQLiteContactRequestStore.open(path: path),
        ]
        defer { for store in stores { store.close() } }
        await withTaskGroup(of: Void.self) { group in
            for index in 0..<100 {
                group.addTask {
                    await #expect(throws: Never.self) { try await stores[index % 2].insert(Sample.contactRequest()) }
                }
            }
        }
        let page = try await stores[0].list(ContactRequestQuery(), by: Sample.staff(), at: now)
        #expect(page.totalCount == 100)
    }

    @Test("A backup taken beside a working store is whole, private, one file, and never written over")
    func backsUp() async throws {
        let store = try SQLiteContactRequestStore.open(path: path)
        defer { store.close() }
        let sent = Sample.contactRequest()
        _ = try await store.insert(sent)
        let copy = "\(folder.path)/copy"
        try SQLiteBackup.make(of: path, to: copy)
        #expect(folder.names == ["copy", "store", "store-shm", "store-wal"])
        #expect(folder.mode("copy") == 0o600)
        let bytes = folder.bytes("copy")
        _ = try await store.insert(Sample.contactRequest())
        #expect(throws: StoreOpenError.system(copy, errno: EEXIST)) { try SQLiteBackup.make(of: path, to: copy) }
        #expect(folder.bytes("copy") == bytes)
        let restored = try SQLiteContactRequestStore.open(path: copy, mayBeMade: false)
        defer { restored.close() }
        #expect(try await restored.read(sent.id, by: Sample.staff(), at: now).personal == sent.draft.personal)
        #expect(try await restored.list(ContactRequestQuery(), by: Sample.staff(), at: now).totalCount == 1)
        #expect(throws: StoreOpenError.fileMissing("\(folder.path)/none")) {
            try SQLiteBackup.make(of: "\(folder.path)/none", to: "\(folder.path)/copy2")
        }
        #expect(!folder.names.contains { $0.contains("partial") })
    }
}
