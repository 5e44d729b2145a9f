import ContactRequests
import Dispatch
import Locking
import SQLite

extension SQLiteContactRequestStore {
    package func purge(
        finishedBefore limit: Timestamp, by actor: AuditActor, at now: Timestamp, reply: @escaping Reply<Int>
    ) {
        erase(finishedBefore: limit, by: actor, at: now, erasedCount: 0) { [self] result in
            guard case .success = result else { return reply(result) }
            forgetKeys(at: now) { forgotten in reply(forgotten.flatMap { _ in result }) }
        }
    }

    /// One transaction after another, each behind what has come meanwhile.
    private func erase(
        finishedBefore limit: Timestamp, by actor: AuditActor, at now: Timestamp, erasedCount: Int,
        reply: @escaping Reply<Int>
    ) {
        write({ [self] result in
            guard case .success(let count) = result else { return reply(result) }
            if count < Self.purgeCountMaximum { return reply(.success(erasedCount + count)) }
            erase(finishedBefore: limit, by: actor, at: now, erasedCount: erasedCount + count, reply: reply)
        }) { tables throws(SQLiteError) in
            .success(
                try tables.purge(finishedBefore: limit, countMaximum: Self.purgeCountMaximum, by: actor, at: now))
        }
    }

    private func forgetKeys(at now: Timestamp, reply: @escaping Reply<Int>) {
        write({ [self] result in
            guard case .success(Self.purgeCountMaximum) = result else { return reply(result) }
            forgetKeys(at: now, reply: reply)
        }) { tables throws(SQLiteError) in
            .success(try tables.forgetKeys(countMaximum: Self.purgeCountMaximum, at: now))
        }
    }

    package func export(
        at now: Timestamp, _ body: (ContactRequest) throws(ExportStopped) -> Void
    ) throws(ContactRequestStoreError) {
        let noted = wait { [self] reply in
            write(reply) { tables throws(SQLiteError) in
                try tables.note(.exported, by: .operation, of: nil, at: now)
                return .success(())
            }
        }
        if case .failure(let failure) = noted { throw failure }
        let connection = try openReader()
        do throws(SQLiteError) {
            // One statement sees the database as of one moment.
            try connection.forEach(.allContactRequests) { row throws(SQLiteError) in
                let record = try Record(row)
                do throws(ExportStopped) { try body(record.contactRequest) } catch { return false }
                return true
            }
        } catch {
            throw .unavailable(error.failure)
        }
    }

    /// Waits for a reply. For commands at the machine; never on an event loop.
    package func wait<Value: Sendable>(
        _ ask: (@escaping Reply<Value>) -> Void
    ) -> Result<Value, ContactRequestStoreError> {
        let answer = Answer<Value>()
        ask { answer.arrived($0) }
        return answer.wait()
    }
}

/// A reply that somebody waits for.
private final class Answer<Value: Sendable>: Sendable {
    private let result = Locked<Result<Value, ContactRequestStoreError>?>(nil)
    private let hasArrived = DispatchSemaphore(value: 0)

    func arrived(_ result: Result<Value, ContactRequestStoreError>) {
        self.result.withLock { $0 = result }
        hasArrived.signal()
    }

    func wait() -> Result<Value, ContactRequestStoreError> {
        hasArrived.wait()
        return result.withLock { $0 } ?? .failure(.unavailable(.other))
    }
}
