import CProcess
import RecoveryAPI
import Synchronization

/// Makes, behind a start or a reload, what neither waits for. Who asks for something before its turn gets it made at once.
enum Completion {
    /// How often there was something to complete.
    private static let newest = Atomic(0)

    /// An earlier API that is not complete yet is left as it is: nobody is going to ask it any more.
    static func start(_ api: API) {
        let number = newest.add(1, ordering: .relaxed).newValue
        YieldingThread.run {
            api.complete { newest.load(ordering: .relaxed) == number }
            // What a start needs and a server does not is a third of the heap; glibc keeps it unless it is asked.
            malloc_trim(0)
        }
    }
}
