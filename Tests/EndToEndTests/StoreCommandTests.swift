import ContactRequests
import JSON
import SQLiteStorage
import TestSupport
import Testing

/// What an operator does to the database of contact requests at the command line.
@Suite("Commands on the database")
struct StoreCommandTests {
    private let folder: TemporaryFolder
    private let database: String

    init() throws {
        folder = try TemporaryFolder()
        database = "\(folder.path)/store"
    }

    /// Keeps contact requests as a server does, and leaves the store open beside the command.
    private func fill(_ contactRequests: [NewContactRequest]) throws -> SQLiteContactRequestStore {
        let store = try SQLiteContactRequestStore.open(path: database)
        for new in contactRequests { _ = try store.wait { store.insert(new, reply: $0) }.get() }
        return store
    }

    @Test("`export` writes every record as JSON")
    func exportsJSON() throws {
        let sent = [Sample.contactRequest(name: "Ada \"the\" Ortiz"), Sample.contactRequest(name: nil)]
        let store = try fill(sent)
        defer { store.close() }
        let outcome = try ServerProcess.run(["export", "--format", "json", "--database", database])
        #expect(outcome.status == 0)
        #expect(outcome.error.isEmpty)
        let records = try #require(try JSONValue.parse(Array(outcome.output.utf8)).object?["contactRequests"]?.array)
        #expect(records.map { $0.object?["id"]?.string } == sent.map(\.id.description))
        #expect(records.first?.object?["name"]?.string == "Ada \"the\" Ortiz")
        #expect(records.last?.object?.keys.contains("name") == false)
        #expect(records.first?.object?["phone"]?.string == "+15552345678")
    }

    @Test("`export` writes CSV by default, in which nothing is a formula")
    func exportsCSV() throws {
        let store = try fill([Sample.contactRequest(name: "=HYPERLINK(\"https://example.org\",\"x\")")])
        defer { store.close() }
        let outcome = try ServerProcess.run(["export"], environment: ["RECOVERY_DATABASE=\(database)"])
        #expect(outcome.status == 0)
        let lines = outcome.output.split(separator: "\r\n")
        #expect(lines.count == 2)
        #expect(lines.first?.hasPrefix("\"id\",\"status\",") == true)
        #expect(lines.last?.contains(",\"'=HYPERLINK(\"\"https://example.org\"\",\"\"x\"\")\",") == true)
        #expect(lines.last?.contains("\"'+15552345678\"") == true)
    }

    @Test("`backup` copies beside a working server and never writes over a file")
    func backsUp() throws {
        let sent = Sample.contactRequest()
        let store = try fill([sent])
        defer { store.close() }
        let copy = "\(folder.path)/copy"
        let outcome = try ServerProcess.run(["backup", copy, "--database", database])
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(folder.mode("copy") == 0o600)
        let restored = try ServerProcess.run(["export", "--format=json", "--database", copy])
        #expect(restored.output.contains(sent.id.description))
        let again = try ServerProcess.run(["backup", copy, "--database", database])
        #expect(again.status == 1)
        #expect(again.error == "no backup was made: \(copy): File exists\n")
    }

    @Test("`purge` erases what has been kept long enough, and says how much")
    func purges() throws {
        let old = Sample.contactRequest(isSpam: true, at: Timestamp(secondsSince1970: 1_500_000_000))
        let store = try fill([old, Sample.contactRequest(at: Timestamp(secondsSince1970: 1_500_000_000))])
        defer { store.close() }
        let outcome = try ServerProcess.run(["purge", "--retention-days", "30", "--database", database])
        #expect(outcome.status == 0)
        #expect(
            outcome.output == "personal data of 1 contact request erased, finished more than 30 days ago\n")
        let left = try store.wait {
            store.read(old.id, by: Sample.staff(), at: Sample.now, reply: $0)
        }.get()
        #expect(left.personal == nil)
        #expect(left.status == .spam)
    }

    @Test("Without a database they say so, make none, and end with 1", arguments: ["export", "purge", "backup"])
    func needDatabase(command: String) throws {
        let words = command == "backup" ? [command, "\(folder.path)/copy"] : [command]
        let outcome = try ServerProcess.run(words + ["--database", database])
        #expect(outcome.status == 1)
        #expect(outcome.error.contains("there is no database \(database)"))
        #expect(outcome.output.isEmpty)
        #expect(folder.names.isEmpty)
    }

    @Test("A full output is not taken for a whole export")
    func noticesFullOutput() throws {
        let store = try fill([Sample.contactRequest()])
        defer { store.close() }
        let command = "\(ServerProcess.executable) export --database \(database) >/dev/full"
        let outcome = try ChildProcess.run("/bin/sh", ["-c", command])
        #expect(outcome.status == 1)
        #expect(outcome.error == "not all is exported: the output takes no more\n")
    }

    @Test(
        "Mistakes are told before anything is done",
        arguments: [
            (["backup"], "backup needs one file"), (["backup", "a", "b"], "backup needs one file"),
            (["export", "--format", "xml"], "csv or json"), (["purge", "--retention-days", "0"], "36500"),
            (["purge", "--database", ""], "a file"), (["serve", "--provider-name", ""], "a name"),
        ])
    func explainsMistakes(arguments: [String], hint: String) throws {
        let outcome = try ServerProcess.run(arguments)
        #expect(outcome.status == 2)
        #expect(outcome.error.contains(hint), "\(outcome.error)")
    }
}
