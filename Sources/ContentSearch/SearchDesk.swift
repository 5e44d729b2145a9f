import Content
import Dispatch
import Locking

/// A worker and its queue.
///
/// An answer that is handed over wakes whoever sends it, and on a busy core that is a change of threads for each. So while more searches wait, some answers
/// are held and handed over together.
// Unchecked: the worker and what is held are touched on the queue alone.
final class SearchDesk: @unchecked Sendable {
    typealias Reply = @Sendable (Result<SearchPage, SearchFailure>) -> Void

    private let queue = DispatchQueue(label: "recovery.search", qos: .userInitiated)
    private let worker: SearchWorker
    private let waitingCount = Locked(0)
    private var held: [(result: Result<SearchPage, SearchFailure>, reply: Reply)] = []
    private var heldSince = ContinuousClock.now

    private static let heldCountMaximum = 16
    /// No answer waits longer for its like, but for the one search that is under way.
    private static let holdingMaximum = Duration.microseconds(500)

    init(_ worker: SearchWorker) { self.worker = worker }

    func search(_ query: SearchQuery, reply: @escaping Reply) {
        waitingCount.withLock { $0 += 1 }
        queue.async { [self] in
            let result = worker.search(query)
            if held.isEmpty { heldSince = .now }
            held.append((result, reply))
            let isLast = waitingCount.withLock { count in
                count -= 1
                return count == 0
            }
            guard isLast || held.count == Self.heldCountMaximum || heldSince.duration(to: .now) > Self.holdingMaximum
            else { return }
            for (result, reply) in held { reply(result) }
            held.removeAll(keepingCapacity: true)
        }
    }
}
