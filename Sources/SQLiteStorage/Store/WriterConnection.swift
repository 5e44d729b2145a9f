import Glibc
import SQLite

/// The writer's connection, and what it knows. The writer's queue alone touches it, which is what guards its fields.
final class WriterConnection: @unchecked Sendable {
    private let file: DatabaseFile
    /// `nil` after a failure that wants a new one, which the next piece of work opens.
    private var tables: Tables?
    private var identity: DatabaseFile.Identity?
    private var isTruncationNeeded: Bool
    /// Whether it is going to be tried again.
    var isTruncationPlanned = false

    init(connection: Connection, file: DatabaseFile) {
        self.file = file
        tables = Tables(connection: connection)
        identity = file.identity
        // A process that was killed may have left erased data in the log.
        isTruncationNeeded = true
    }

    func close() { tables = nil }

    /// Does all the work in one transaction, which is on disk when it returns. Answers whether there was anything to write.
    func commit(_ batch: [PendingWrite]) throws(SQLiteError) -> Bool {
        do throws(SQLiteError) {
            let tables = try openTables()
            let changeCount = tables.connection.changeCount
            try tables.connection.run(.begin)
            for write in batch { try write.perform(on: tables) }
            try tables.connection.run(.commit)
            isTruncationNeeded = isTruncationNeeded || tables.hasErased
            tables.hasErased = false
            return tables.connection.changeCount != changeCount
        } catch {
            tables?.rollBack()
            if error.wantsNewConnection { tables = nil }
            throw error
        }
    }

    /// The tables of the file at our path: not of one that was moved away or deleted, where what is kept would be lost.
    private func openTables() throws(SQLiteError) -> Tables {
        let identity = file.identity
        if let tables, let identity, identity == self.identity { return tables }
        tables = nil
        let connection = try Connection(path: file.path, purpose: .writing)
        guard try Migrations.state(of: connection) == .current else { throw .unreadableRow }
        let opened = Tables(connection: connection)
        tables = opened
        self.identity = identity
        return opened
    }

    /// Whether nothing remains to be tried again later.
    func truncateLogIfNeeded() -> Bool {
        guard isTruncationNeeded, let tables else { return true }
        do throws(SQLiteError) {
            isTruncationNeeded = try !tables.connection.truncateLog()
            return !isTruncationNeeded
        } catch {
            // The commit stands all the same; the next one tries again.
            return true
        }
    }
}
