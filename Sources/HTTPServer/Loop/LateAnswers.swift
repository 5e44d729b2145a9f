import HTTP
import Locking

/// Answers that handlers gave from other threads, on their way to the loop.
///
/// A store answers a whole commit at once, hundreds of requests. One block on the loop's queue for each would stand before whatever comes in
/// meanwhile; so they wait here, and the loop takes some, looks at its sockets, and takes some more.
final class LateAnswers: Sendable {
    struct LateAnswer: Sendable {
        let answer: HTTPAnswer
        let token: ConnectionToken
        /// Which of the connection's late answers it is.
        let number: Int
    }

    private struct State {
        // Bounded by the connections: each waits for one answer.
        var waiting: [LateAnswer] = []
        var isScheduled = false
    }

    private let state = Locked(State())

    /// Returns whether the loop has to be told.
    func add(_ answer: LateAnswer) -> Bool {
        state.withLock { state in
            state.waiting.append(answer)
            defer { state.isScheduled = true }
            return !state.isScheduled
        }
    }

    /// The oldest, `countMaximum` at most, and whether there are more, for which the loop has to come again.
    func take(atMost countMaximum: Int) -> (answers: [LateAnswer], hasMore: Bool) {
        state.withLock { state in
            let answers = Array(state.waiting.prefix(countMaximum))
            state.waiting.removeFirst(answers.count)
            state.isScheduled = !state.waiting.isEmpty
            return (answers, state.isScheduled)
        }
    }
}
