import ContactRequests
import Dispatch
import Glibc

/// Erases what is past its retention time, soon after the start and then once a day.
struct PurgeTimer {
    private let timer: any DispatchSourceTimer

    private static let interval = DispatchTimeInterval.seconds(86_400)
    /// Not at once: whoever starts the server waits for its first answer.
    private static let delay = DispatchTimeInterval.seconds(60)

    init(store: any ContactRequestStore, retentionDays: Int) {
        timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "recovery-server.purge"))
        timer.setEventHandler {
            let now = Timestamp(secondsSince1970: time(nil))
            store.purge(finishedBefore: now.adding(days: -retentionDays), by: .retention, at: now) { result in
                switch result {
                case .success: break
                case .failure(let error):
                    complain(
                        "the purge of old contact requests did not finish: \(error.explanation); it is tried again in a day"
                    )
                }
            }
        }
    }

    func start() {
        timer.schedule(deadline: .now() + Self.delay, repeating: Self.interval, leeway: .seconds(60))
        timer.activate()
    }

    func stop() { timer.cancel() }
}
