import Glibc

/// The signals by which an operator, a terminal or a container engine asks the process to stop.
///
/// They are blocked in every thread and waited for in one, so none is lost however early it comes, and none needs a handler.
struct StopSignals {
    private var signals = sigset_t()

    /// Blocks them. To be made before the first thread is, since threads take over what their maker blocks.
    init() {
        unsafe sigemptyset(&signals)
        for number in [SIGTERM, SIGINT] { unsafe sigaddset(&signals, number) }
        unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
    }

    /// Returns when one of them has come.
    func wait() {
        var signals = signals
        var number: Int32 = 0
        while unsafe sigwait(&signals, &number) != 0 {}
    }
}
