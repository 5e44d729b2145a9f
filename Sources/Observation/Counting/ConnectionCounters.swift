import HTTP
import Metrics

/// What became of one loop's connections, and how the loop itself is doing. The loop alone touches it; others get a copy.
struct ConnectionCounters: Sendable {
    private(set) var acceptedCount = 0
    private(set) var evictedCount = 0
    private(set) var pauseCount = 0
    /// By ``ConnectionRefusal``, in the order of its cases.
    private(set) var refusals = [Int](repeating: 0, count: ConnectionRefusal.allCases.count)
    /// By what was waited for, and writing last.
    private(set) var timeouts = [Int](repeating: 0, count: ConnectionStateMachine.Waiting.allCases.count + 1)
    /// By ``RequestError``, in the order of its cases.
    private(set) var errors = [Int](repeating: 0, count: RequestError.allCases.count)
    private(set) var lateAnswerCount = 0
    private(set) var lostAnswerCount = 0
    private(set) var lag = Histogram(.time)

    mutating func count(_ change: ConnectionChange) {
        switch change {
        case .accepted: acceptedCount += 1
        case .refused(let refusal): refusals[ConnectionRefusal.allCases.firstIndex(of: refusal) ?? 0] += 1
        case .acceptingPaused: pauseCount += 1
        case .evicted: evictedCount += 1
        case .timedOut(let waiting):
            timeouts[ConnectionStateMachine.Waiting.allCases.firstIndex(of: waiting) ?? 0] += 1
        case .writingTimedOut: timeouts[timeouts.count - 1] += 1
        }
    }

    /// Returns its place among all errors.
    mutating func count(_ error: RequestError) -> Int {
        let place = RequestError.allCases.firstIndex(of: error) ?? 0
        errors[place] += 1
        return place
    }

    mutating func countAnswer(isLost: Bool) {
        if isLost { lostAnswerCount += 1 } else { lateAnswerCount += 1 }
    }

    mutating func recordLag(_ nanoseconds: UInt64) { lag.record(nanoseconds) }
}
