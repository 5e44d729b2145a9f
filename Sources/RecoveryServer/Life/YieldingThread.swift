import Glibc

/// Runs what nobody waits for on a thread of its own, which gets a tenth of a core that others want, and all of one that nobody does.
enum YieldingThread {
    private static let niceness: Int32 = 10

    private final class Work {
        let body: @Sendable () -> Void

        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    /// Dispatch would lend a thread of its pool, which could not be made as quick again as it was.
    static func run(_ body: @escaping @Sendable () -> Void) {
        let work = unsafe Unmanaged.passRetained(Work(body))
        var thread = pthread_t()
        let code = unsafe pthread_create(
            &thread, nil,
            { pointer in
                guard let pointer = unsafe pointer else { return nil }
                // Of this thread alone, on Linux.
                setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, YieldingThread.niceness)
                unsafe Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().body()
                return nil
            }, work.toOpaque())
        if code == 0 {
            pthread_detach(thread)
        } else {
            // Without threads left it is done here, and whoever started it waits.
            unsafe work.takeRetainedValue().body()
        }
    }
}
