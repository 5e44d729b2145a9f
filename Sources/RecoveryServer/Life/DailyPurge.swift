import ContactRequests
import Dispatch
import Glibc

/// Erases what has been kept long enough, when the server starts and daily from then on.
final class DailyPurge {
    private let timer: any DispatchSourceTimer

    /// Says once a day what came of it: how many were erased, or why none could be.
    init(
        of store: any ContactRequestStore, retentionDays: Int,
        report: @escaping @Sendable (Result<Int, ContactRequestStoreError>) -> Void
    ) {
        timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "recovery.purge", qos: .utility))
        timer.setEventHandler {
            let now = Timestamp(secondsSince1970: time(nil))
            store.purge(finishedBefore: now.adding(days: -retentionDays), by: .retention, at: now, reply: report)
        }
        // By the wall clock, which goes on while the machine sleeps.
        timer.schedule(wallDeadline: .now(), repeating: .seconds(86_400), leeway: .seconds(60))
        timer.activate()
    }

    func stop() { timer.cancel() }
}
