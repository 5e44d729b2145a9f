import ContactRequests
import Hashing
import SQLite

/// Contact requests in one SQLite file: one writer that gathers, a few readers beside it.
package final class SQLiteContactRequestStore: ContactRequestStore {
    /// Work that waits for the writer at most. At the slowest disk we know (100 commits a second, 512 in each) that is less than a second's worth.
    package static let waitingCountMaximum = 1_024
    static let readerCount = 2
    /// Rows of one transaction of the purge, so that senders do not wait behind it.
    static let purgeCountMaximum = 200
    /// Entries of one contact request: nobody's has so many by honest use.
    static let auditCountMaximum = 10_000

    private let file: DatabaseFile
    private let writer: Writer
    private let readers: Readers

    private init(file: DatabaseFile, connection: Connection, waitingCountMaximum: Int) {
        self.file = file
        writer = Writer(connection: connection, file: file, waitingCountMaximum: waitingCountMaximum)
        readers = Readers(path: file.path, count: Self.readerCount, waitingCountMaximum: waitingCountMaximum)
    }

    /// Opens the store at `path`, which may be relative; makes it, mode 0600, unless it has to exist. Its directory has to be there, be ours or root's, and
    /// be writable by nobody else. Blocks for as long as the disk takes. Several processes may have the same file open.
    package static func open(
        path: String, mayBeMade: Bool = true, waitingCountMaximum: Int = waitingCountMaximum
    ) throws(StoreOpenError) -> SQLiteContactRequestStore {
        let file = try DatabaseFile.prepare(path, mayBeMade: mayBeMade)
        let isBehind = try file.isBehind(as: path)
        do throws(SQLiteError) {
            let connection = try Connection(path: file.path, purpose: .writing)
            if isBehind { try Migrations.apply(to: connection) }
            return SQLiteContactRequestStore(
                file: file, connection: connection, waitingCountMaximum: waitingCountMaximum)
        } catch {
            throw .failed(path, error.failure)
        }
    }

    package var statistics: WriterStatistics { writer.statistics }

    var path: String { file.path }

    /// Calls `body` on the writer's queue when transactions begin to fail, with the cause, and with `nil` when one succeeds again.
    package func whenHealthChanges(_ body: @escaping @Sendable (StoreFailure?) -> Void) {
        writer.whenHealthChanges(body)
    }

    package func insert(_ contactRequest: NewContactRequest, reply: @escaping Reply<InsertOutcome>) {
        write(reply, key: contactRequest.idempotency?.keyDigest) { tables throws(SQLiteError) in
            try tables.insert(contactRequest)
        }
    }

    package func receipt(_ id: ContactRequestID, reply: @escaping Reply<ContactRequestReceipt>) {
        readers.read(reply: reply) { connection throws(SQLiteError) in
            let found = try connection.first(.receipt, [.blob(id.bytes)]) { row throws(SQLiteError) in
                ContactRequestReceipt(
                    id: id, status: try row.status(0), receivedAt: row.timestamp(1), updatedAt: row.timestamp(2))
            }
            return found.map(Result.success) ?? .failure(.notFound)
        }
    }

    package func withdraw(_ id: ContactRequestID, at now: Timestamp, reply: @escaping Reply<Void>) {
        write(reply) { tables throws(SQLiteError) in try tables.withdraw(id, at: now) }
    }

    package func read(
        _ id: ContactRequestID, by staff: StaffLabel, at now: Timestamp, reply: @escaping Reply<ContactRequest>
    ) {
        write(reply) { tables throws(SQLiteError) in try tables.read(id, by: staff, at: now) }
    }

    package func change(_ id: ContactRequestID, by change: StatusChange, reply: @escaping Reply<ContactRequest>) {
        write(reply) { tables throws(SQLiteError) in try tables.change(id, by: change) }
    }

    package func list(
        _ query: ContactRequestQuery, by staff: StaffLabel, at now: Timestamp,
        reply: @escaping Reply<ContactRequestPage>
    ) {
        let readers = readers
        write({ (noted: Result<Void, ContactRequestStoreError>) in
            if case .failure(let failure) = noted { return reply(.failure(failure)) }
            readers.read(reply: reply) { connection throws(SQLiteError) in .success(try connection.page(query)) }
        }) { tables throws(SQLiteError) in
            try tables.note(.listed, by: .staff(staff), of: nil, at: now)
            return .success(())
        }
    }

    package func checkHealth(reply: @escaping Reply<Void>) {
        if writer.hasJustCommitted { return reply(.success(())) }
        write(reply) { tables throws(SQLiteError) in
            try tables.connection.run(.heartbeat)
            return .success(())
        }
    }

    package func audit(of id: ContactRequestID, reply: @escaping Reply<[AuditEntry]>) {
        readers.read(reply: reply) { connection throws(SQLiteError) in
            .success(
                try connection.all(
                    .auditOfContactRequest, [.blob(id.bytes), .integer(Self.auditCountMaximum)]
                ) { row throws(SQLiteError) in try AuditRow.entry(row, of: id) })
        }
    }

    package func close() {
        // The writer last: the last connection to close empties the log into the database.
        readers.close()
        writer.close()
    }

    func write<Value: Sendable>(
        _ reply: @escaping Reply<Value>, key: Digest? = nil,
        _ work: @escaping @Sendable (Tables) throws(SQLiteError) -> Result<Value, ContactRequestStoreError>
    ) {
        writer.submit(Write(key: key, work, reply: reply))
    }

    /// A connection of its own, for work that takes long.
    func openReader() throws(ContactRequestStoreError) -> Connection {
        do throws(SQLiteError) { return try Connection(path: file.path, purpose: .reading) } catch {
            throw .unavailable(error.failure)
        }
    }
}
