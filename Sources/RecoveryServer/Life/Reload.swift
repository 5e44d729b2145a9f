import CProcess
import Dispatch
import SQLiteStorage

/// One SIGHUP: reads content, the API description, consent texts and staff tokens again, and gives the loops a new API if all of them are well.
///
/// It runs on the main thread, beside the loops. Settings stay as they are.
struct Reload {
    private let loading: ServiceLoading
    private let store: SQLiteContactRequestStore
    private let observation: ServerObservation

    /// A turn of a loop takes milliseconds; one that hangs may not keep us from being asked to stop.
    private static let patience = DispatchTimeInterval.seconds(10)

    init(_ loading: ServiceLoading, _ store: SQLiteContactRequestStore, _ observation: ServerObservation) {
        (self.loading, self.store, self.observation) = (loading, store, observation)
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
            observation.noteFailedReload(error.lines)
            return false
        }
    }

    private func replace() throws(ServiceLoading.Failure) {
        let loaded = try loading.load(keeping: store)
        let isReplaced = DispatchSemaphore(value: 0)
        observation.publish(loaded.api) { isReplaced.signal() }
        _ = isReplaced.wait(timeout: .now() + Self.patience)
        Completion.start(loaded.api)
        observation.watch(loaded.figures)
        observation.noteReload(loaded.api)
    }
}
