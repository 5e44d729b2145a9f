import ContactRequests
import Dispatch
import Hashing
import Locking
import SQLite

/// The one writer: a connection on a queue of its own.
///
/// While a commit waits for the disk, work gathers; then all of it goes into the next transaction, and everyone is answered after its commit. So one
/// fsync serves many, and the more there is to do, the more each serves.
///
/// A transaction that fails on account of the medium is rolled back and all in it are answered `unavailable`. One that fails on account of a
/// single piece of work is rolled back too, and its pieces are tried one by one, so that the bad one loses itself alone: without a savepoint
/// for each, which would copy every page that it touches.
final class Writer: Sendable {
    private struct Waiting {
        var writes: [PendingWrite] = []
        /// Idempotency keys whose first request is not answered yet.
        var keys: Set<Digest> = []
        var isDraining = false
        var isClosed = false
        /// When the medium last took a commit, unless something failed since.
        var lastCommit: ContinuousClock.Instant?
        var statistics = WriterStatistics()
    }

    /// Most pieces of work in one transaction: its pages have to fit the cache.
    static let batchCountMaximum = 512
    /// How often the log is tried again that a reader held.
    private static let checkpointPause = DispatchTimeInterval.seconds(1)

    private let queue = DispatchQueue(label: "recovery.store.writer", qos: .userInitiated)
    private let waiting = Locked(Waiting())
    private let waitingCountMaximum: Int
    private let confined: WriterConnection

    init(connection: Connection, file: DatabaseFile, waitingCountMaximum: Int) {
        self.waitingCountMaximum = waitingCountMaximum
        confined = WriterConnection(connection: connection, file: file)
    }

    var statistics: WriterStatistics { waiting.withLock { $0.statistics } }

    /// Whether the medium took a commit less than a second ago.
    var hasJustCommitted: Bool {
        waiting.withLock { $0.lastCommit.map { ContinuousClock.now - $0 < .seconds(1) } ?? false }
    }

    /// Takes on a piece of work, or says at once why not. With a key, no second one with it is taken on until this one is answered.
    func submit(_ write: PendingWrite) {
        var shallDrain = false
        let refusal = waiting.withLock { waiting -> ContactRequestStoreError? in
            if waiting.isClosed { return .unavailable(.closed) }
            if waiting.writes.count >= waitingCountMaximum { return .queueFull }
            if let key = write.key, !waiting.keys.insert(key).inserted { return .keyInUse }
            waiting.writes.append(write)
            shallDrain = !waiting.isDraining
            waiting.isDraining = true
            return nil
        }
        if let refusal { write.answer(refusal) }
        if shallDrain { queue.async { self.drain() } }
    }

    /// Finishes what waits and closes the connection. Waits.
    func close() {
        waiting.withLock { $0.isClosed = true }
        queue.sync {
            drain()
            confined.close()
        }
    }

    private func drain() {
        while true {
            let batch = waiting.withLock { waiting -> [PendingWrite] in
                let batch = Array(waiting.writes.prefix(Self.batchCountMaximum))
                waiting.writes.removeFirst(batch.count)
                if batch.isEmpty { waiting.isDraining = false }
                return batch
            }
            if batch.isEmpty { break }
            process(batch)
        }
    }

    private func process(_ batch: [PendingWrite]) {
        do throws(SQLiteError) {
            let hasWritten = try confined.commit(batch)
            waiting.withLock { waiting in
                if hasWritten { waiting.lastCommit = .now }
                waiting.statistics.commitCount += 1
                waiting.statistics.writeCount += batch.count
            }
            truncateLog()
            answer(batch, nil)
        } catch {
            waiting.withLock { waiting in
                waiting.lastCommit = nil
                waiting.statistics.failureCount += 1
            }
            guard error.concernsOneItem, batch.count > 1 else {
                return answer(batch, .unavailable(error.failure))
            }
            for write in batch { process([write]) }
        }
    }

    private func answer(_ batch: [PendingWrite], _ failure: ContactRequestStoreError?) {
        // Before the answers: whoever has one may use the key again.
        waiting.withLock { waiting in
            for write in batch { if let key = write.key { waiting.keys.remove(key) } }
        }
        for write in batch { write.answer(failure) }
    }

    /// What was erased leaves the log before it is answered, or, while a reader holds the log, as soon as none does.
    private func truncateLog() {
        guard !confined.truncateLogIfNeeded(), !confined.isTruncationPlanned else { return }
        confined.isTruncationPlanned = true
        queue.asyncAfter(deadline: .now() + Self.checkpointPause) { [weak self] in
            guard let self else { return }
            confined.isTruncationPlanned = false
            truncateLog()
        }
    }
}

/// What the writer has done so far.
package struct WriterStatistics: Equatable, Sendable {
    package var commitCount = 0
    package var writeCount = 0
    package var failureCount = 0
}
