import Glibc

/// The signals by which an operator, a terminal, a service manager or a container engine asks something of the process.
///
/// They are blocked in every thread and waited for in one, so none is lost however early it comes, and none needs a handler.
struct Signals {
    enum Request {
        /// SIGTERM or SIGINT.
        case stop
        /// SIGHUP.
        case reload
    }

    private var signals = sigset_t()

    /// Blocks them. To be made before the first thread is, since threads take over what their maker blocks.
    init() {
        unsafe sigemptyset(&signals)
        for number in [SIGTERM, SIGINT, SIGHUP] { unsafe sigaddset(&signals, number) }
        unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
        // Nobody waits for this one: that whoever read our lines is gone is no reason to stop serving.
        var unheard = sigset_t()
        unsafe sigemptyset(&unheard)
        unsafe sigaddset(&unheard, SIGPIPE)
        unsafe pthread_sigmask(SIG_BLOCK, &unheard, nil)
    }

    /// Returns when one of them has come. Some SIGHUPs that came meanwhile are one.
    func wait() -> Request {
        var signals = signals
        var number: Int32 = 0
        while unsafe sigwait(&signals, &number) != 0 {}
        return number == SIGHUP ? .reload : .stop
    }

    /// Waits to be asked to stop.
    func waitForStop() {
        while wait() == .reload {}
    }

    /// Whether it is asked to stop within the time, which then ends early.
    func isAskedToStop(within time: Duration) -> Bool {
        let end = ContinuousClock.now + time
        var signals = signals
        while true {
            let rest = max(.zero, end - .now)
            var limit = timespec(
                tv_sec: Int(rest.components.seconds), tv_nsec: Int(rest.components.attoseconds / 1_000_000_000))
            let number = unsafe sigtimedwait(&signals, nil, &limit)
            if number == SIGTERM || number == SIGINT { return true }
            if number < 0, errno == EAGAIN { return false }
        }
    }
}
