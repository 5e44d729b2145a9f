import Synchronization

/// What became of the contact requests that were sent, in numbers alone.
package final class IntakeCounts: Sendable {
    package enum Outcome: String, CaseIterable, Sendable {
        /// Kept, and somebody will call.
        case kept
        /// Kept as spam: the trap was filled in.
        case trapped
        /// An idempotency key came again, and nothing was kept twice.
        case replayed
        /// The sender has to mend something.
        case refused
        /// The address had sent too many.
        case rateLimited
        /// The store could not take it: our fault.
        case failed
    }

    private let kept = Atomic(0)
    private let trapped = Atomic(0)
    private let replayed = Atomic(0)
    private let refused = Atomic(0)
    private let rateLimited = Atomic(0)
    private let failed = Atomic(0)

    package init() {}

    func count(_ outcome: Outcome) {
        switch outcome {
        case .kept: kept.add(1, ordering: .relaxed)
        case .trapped: trapped.add(1, ordering: .relaxed)
        case .replayed: replayed.add(1, ordering: .relaxed)
        case .refused: refused.add(1, ordering: .relaxed)
        case .rateLimited: rateLimited.add(1, ordering: .relaxed)
        case .failed: failed.add(1, ordering: .relaxed)
        }
    }

    package subscript(outcome: Outcome) -> Int {
        switch outcome {
        case .kept: kept.load(ordering: .relaxed)
        case .trapped: trapped.load(ordering: .relaxed)
        case .replayed: replayed.load(ordering: .relaxed)
        case .refused: refused.load(ordering: .relaxed)
        case .rateLimited: rateLimited.load(ordering: .relaxed)
        case .failed: failed.load(ordering: .relaxed)
        }
    }
}
