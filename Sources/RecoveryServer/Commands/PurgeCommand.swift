import ContactRequests
import Glibc
import SQLiteStorage

/// `recovery-server purge`: erases personal data that has been kept long enough, now.
struct PurgeCommand {
    let configuration: Configuration

    init(_ configuration: Configuration) { self.configuration = configuration }

    func run() -> ExitStatus {
        let now = Timestamp(secondsSince1970: time(nil))
        let days = configuration.retentionDays
        do throws(StoreOpenError) {
            let store = try SQLiteContactRequestStore.open(path: configuration.database, mayBeMade: false)
            defer { store.close() }
            let purged = store.wait {
                store.purge(finishedBefore: now.adding(days: -days), by: .operation, at: now, reply: $0)
            }
            switch purged {
            case .success(let count):
                say(
                    "personal data of \(count) contact \(count == 1 ? "request" : "requests") erased, finished more than \(days) days ago"
                )
                return .success
            case .failure(let failure):
                complain("not purged: \(failure.explanation)")
                return .failure
            }
        } catch {
            complain("not purged: \(error.explanation)")
            return .failure
        }
    }
}
