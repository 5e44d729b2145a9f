import CEpoll
import Glibc

/// A timer that epoll watches like a socket: readable after each interval while it runs.
///
/// It has its descriptor from the start. A timer of Dispatch gets one when it is first needed, which may be when descriptors have run out: then
/// it never fires, and with it goes what would have made room.
struct TickTimer: ~Copyable {
    let descriptor: Descriptor
    private(set) var isRunning = false
    /// When the next tick is due, in nanoseconds of CLOCK_MONOTONIC, and what lies between two.
    private var nextTick: UInt64 = 0
    private var interval: UInt64 = 0

    init() throws(SystemError) {
        descriptor = Descriptor(owning: try checked(timerfd_create(CLOCK_MONOTONIC, recovery_timer_flags)))
    }

    /// Ticks every so often, from now on; a timer that runs goes on as it is.
    mutating func start(everyMilliseconds milliseconds: Int) {
        guard !isRunning else { return }
        interval = UInt64(milliseconds) * 1_000_000
        nextTick = LoopClock.nanoseconds() + interval
        set(timespec(tv_sec: milliseconds / 1_000, tv_nsec: milliseconds % 1_000 * 1_000_000))
        isRunning = true
    }

    mutating func stop() {
        guard isRunning else { return }
        set(timespec(tv_sec: 0, tv_nsec: 0))
        isRunning = false
    }

    private func set(_ interval: timespec) {
        var setting = itimerspec(it_interval: interval, it_value: interval)
        // It fails for a time or a descriptor that is none only: neither is.
        unsafe timerfd_settime(descriptor.number, 0, &setting, nil)
    }

    /// Takes the ticks that are there, so that it is not readable until the next. Returns by how many nanoseconds the first of them is late.
    mutating func takeTicks(at now: UInt64) -> UInt64 {
        var count: UInt64 = 0
        _ = systemCall { unsafe Glibc.read(descriptor.number, &count, MemoryLayout<UInt64>.size) }
        let lag = now > nextTick ? now - nextTick : 0
        nextTick += count * interval
        return lag
    }
}
