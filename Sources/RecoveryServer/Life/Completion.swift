import CProcess
import Dispatch
import RecoveryAPI

extension API {
    /// Makes, behind a start or a reload, what neither waits for. Who asks for something before its turn gets it made at once.
    func completeInBackground() {
        DispatchQueue.global(qos: .utility).async {
            complete()
            // What a start needs and a server does not is a third of the heap; glibc keeps it unless it is asked.
            malloc_trim(0)
        }
    }
}
