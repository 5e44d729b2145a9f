import ContactRequests
import Dispatch
import Locking
import SQLite

/// Connections that read beside the writer: each sees what was committed, and none holds it up.
final class Readers: Sendable {
    /// One of them. Its queue alone touches the connection, which is what guards it.
    private final class Reader: @unchecked Sendable {
        let queue = DispatchQueue(label: "recovery.store.reader", qos: .userInitiated)
        private let path: String
        private var connection: Connection?

        init(path: String) { self.path = path }

        func read<Value>(
            _ work: (Connection) throws(SQLiteError) -> Result<Value, ContactRequestStoreError>
        ) -> Result<Value, ContactRequestStoreError> {
            do throws(SQLiteError) {
                return try work(try open())
            } catch {
                if error.wantsNewConnection { connection = nil }
                return .failure(.unavailable(error.failure))
            }
        }

        private func open() throws(SQLiteError) -> Connection {
            if let connection { return connection }
            let opened = try Connection(path: path, purpose: .reading)
            connection = opened
            return opened
        }

        func close() { connection = nil }
    }

    private struct Waiting {
        var count = 0
        var turn = 0
        var isClosed = false
    }

    private let readers: [Reader]
    private let waiting = Locked(Waiting())
    private let waitingCountMaximum: Int

    init(path: String, count: Int, waitingCountMaximum: Int) {
        readers = (0..<count).map { _ in Reader(path: path) }
        self.waitingCountMaximum = waitingCountMaximum
    }

    /// Reads on one of the queues, in turn, and replies there.
    func read<Value: Sendable>(
        reply: @escaping @Sendable (Result<Value, ContactRequestStoreError>) -> Void,
        _ work: @escaping @Sendable (Connection) throws(SQLiteError) -> Result<Value, ContactRequestStoreError>
    ) {
        var turn = 0
        let refusal = waiting.withLock { waiting -> ContactRequestStoreError? in
            if waiting.isClosed { return .unavailable(.closed) }
            if waiting.count >= waitingCountMaximum { return .queueFull }
            waiting.count += 1
            waiting.turn = (waiting.turn + 1) % readers.count
            turn = waiting.turn
            return nil
        }
        if let refusal { return reply(.failure(refusal)) }
        let reader = readers[turn]
        reader.queue.async {
            let result = reader.read(work)
            self.waiting.withLock { $0.count -= 1 }
            reply(result)
        }
    }

    func close() {
        waiting.withLock { $0.isClosed = true }
        for reader in readers { reader.queue.sync { reader.close() } }
    }
}
