import Glibc

/// A value that any thread may use, one at a time.
///
/// Over the system's mutex and not the standard library's `Mutex`: the thread sanitizer does not see that one lock (its library is not instrumented),
/// takes all that it guards for races, and so would hide real ones among them.
///
/// Safe and sendable: `value` is touched between lock and unlock alone, and the mutex stays where it was made.
@safe package final class Locked<Value: Sendable>: @unchecked Sendable {
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private var value: Value

    package init(_ value: Value) {
        self.value = value
        unsafe mutex = .allocate(capacity: 1)
        unsafe mutex.initialize(to: pthread_mutex_t())
        let code = unsafe pthread_mutex_init(mutex, nil)
        precondition(code == 0, "no mutex")
    }

    deinit {
        unsafe pthread_mutex_destroy(mutex)
        unsafe mutex.deinitialize(count: 1)
        unsafe mutex.deallocate()
    }

    /// Not to be called from within `body`: the lock is not recursive.
    package func withLock<Outcome>(_ body: (inout Value) -> Outcome) -> Outcome {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        return body(&value)
    }
}
