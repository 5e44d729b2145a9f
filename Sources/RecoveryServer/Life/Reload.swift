import CProcess
import ContactRequests
import Dispatch
import HTTPServer

/// One SIGHUP: reads content, the API description, consent texts and staff tokens again, and gives the loops a new API if all of them are well.
///
/// It runs on the main thread, beside the loops. Settings stay as they are.
struct Reload {
    private let loading: ServiceLoading
    private let server: HTTPServer
    private let store: any ContactRequestStore

    /// Lines about faults; the rest are counted. `check` names them all.
    private static let lineCountMaximum = 20
    /// A turn of a loop takes milliseconds; one that hangs may not keep us from being asked to stop.
    private static let patience = DispatchTimeInterval.seconds(10)

    init(_ loading: ServiceLoading, _ server: HTTPServer, _ store: any ContactRequestStore) {
        (self.loading, self.server, self.store) = (loading, server, store)
    }

    /// Whether what is served now is what the files say.
    func run() -> Bool {
        // What the old version, or the one that failed, took goes back to the system and not to the next in need.
        defer { malloc_trim(0) }
        do throws(ServiceLoading.Failure) {
            try replace()
            say("recovery-server has loaded its content again")
            return true
        } catch {
            complain("recovery-server keeps the content that it has: what it was to load does not validate")
            for line in error.lines.prefix(Self.lineCountMaximum) { complain(line) }
            let rest = error.lines.count - Self.lineCountMaximum
            if rest > 0 { complain("and \(rest) more lines; recovery-server check names everything") }
            return false
        }
    }

    private func replace() throws(ServiceLoading.Failure) {
        let (api, _) = try loading.load(keeping: store)
        let isReplaced = DispatchSemaphore(value: 0)
        server.replaceHandler(api) { isReplaced.signal() }
        _ = isReplaced.wait(timeout: .now() + Self.patience)
    }
}
