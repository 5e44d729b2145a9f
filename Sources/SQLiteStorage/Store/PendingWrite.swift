import ContactRequests
import Hashing
import SQLite

/// A piece of work on its way through the writer.
///
/// Made on the caller's thread and handed over through the writer's lock; from then on the writer's queue alone touches it, which is what guards
/// its fields.
class PendingWrite: @unchecked Sendable {
    /// Of the idempotency key that it came with.
    let key: Digest?

    init(key: Digest?) { self.key = key }

    /// Does the work within the writer's transaction. May be done again after a rollback.
    func perform(on tables: Tables) throws(SQLiteError) {}

    /// Answers what the work came to, after the commit, or `failure` in its place. Once.
    func answer(_ failure: ContactRequestStoreError?) {}
}

/// A piece of work with its reply.
final class Write<Value: Sendable>: PendingWrite, @unchecked Sendable {
    typealias Outcome = Result<Value, ContactRequestStoreError>

    private let work: @Sendable (Tables) throws(SQLiteError) -> Outcome
    private let reply: @Sendable (Outcome) -> Void
    private var outcome: Outcome?

    init(
        key: Digest?, _ work: @escaping @Sendable (Tables) throws(SQLiteError) -> Outcome,
        reply: @escaping @Sendable (Outcome) -> Void
    ) {
        self.work = work
        self.reply = reply
        super.init(key: key)
    }

    override func perform(on tables: Tables) throws(SQLiteError) { outcome = try work(tables) }

    override func answer(_ failure: ContactRequestStoreError?) {
        if let failure { return reply(.failure(failure)) }
        reply(outcome ?? .failure(.unavailable(.other)))
    }
}
