import ContactRequests
import Observation
import RecoveryAPI

/// The lines about the life of the process.
extension ServerObservation {
    /// How long the end waits for whoever reads the log.
    private static let flushMilliseconds = 1_000
    /// Lines about faults of content; the rest are counted. `check` names them all.
    private static let faultCountMaximum = 20

    func noteStart(at address: String, operations: String?, _ api: API) {
        var members = [
            LogMember("version", ServerVersion.number), LogMember("contentVersion", api.contentVersion),
            LogMember("address", address),
        ]
        if let operations { members.append(LogMember("operationsAddress", operations)) }
        log?.note(.info, "started", members)
    }

    func noteReload(_ api: API) {
        log?.note(.info, "reloaded", [LogMember("contentVersion", api.contentVersion)])
    }

    /// The operator asked for it, so faults are told also where nothing is logged.
    func noteFailedReload(_ faults: [String]) {
        let told = faults.prefix(Self.faultCountMaximum)
        let rest = faults.count - told.count
        if let log {
            log.note(.error, "reloadFailed", [LogMember("faultLineCount", faults.count)])
            for fault in told { log.note(.error, "reloadFault", [LogMember("fault", fault)]) }
        } else {
            complain("recovery-server keeps the content that it has: what it was to load does not validate")
            for fault in told { complain(fault) }
            if rest > 0 { complain("and \(rest) more lines; recovery-server check names everything") }
        }
    }

    func noteDrain() { log?.note(.info, "draining") }

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
        guard let log else { return complain("asked to stop twice: requests in work are given up") }
        log.note(.warning, "abandoned")
        log.flush(within: Self.flushMilliseconds)
    }
}
