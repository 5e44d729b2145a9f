import ContactRequests
import Observation
import RecoveryAPI

/// The lines about the life of the process.
extension ServerObservation {
    /// How long the end waits for whoever reads the log.
    private static let flushMilliseconds = 1_000

    func noteStart(at address: String, operations: String?, _ api: API) {
        var members = [
            LogMember("version", ServerVersion.number), LogMember("contentVersion", api.contentVersion),
            LogMember("address", address),
        ]
        if let operations { members.append(LogMember("operationsAddress", operations)) }
        log?.note(.info, "started", members)
    }

    func notePurge(_ result: Result<Int, ContactRequestStoreError>) {
        switch result {
        case .success(let count): log?.note(.info, "purged", [LogMember("erasedCount", count)])
        // It is tried again in a day.
        case .failure(let error): log?.note(.error, "purgeFailed", [LogMember("cause", error.explanation)])
        }
    }

    func noteStop() {
        log?.note(.info, "stopped")
        log?.flush(within: Self.flushMilliseconds)
    }

    /// A second signal came before the first was done with.
    func noteAbandonment() {
        log?.note(.warning, "abandoned")
        log?.flush(within: Self.flushMilliseconds)
    }
}
