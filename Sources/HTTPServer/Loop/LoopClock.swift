import Glibc
import HTTP

/// The time as a loop knows it: taken once each time it wakes, since a batch of requests does not need each its own.
struct LoopClock {
    /// Since some moment before the start; never goes back.
    private(set) var milliseconds: Int64 = 0
    /// The `Date` field's value.
    private(set) var date: [UInt8] = []
    /// Since 1970-01-01T00:00:00Z.
    private(set) var seconds = Int.min

    init() { update() }

    /// Since the same moment as ``milliseconds``, and exact; some 20 ns of work, where nobody observes none.
    static func nanoseconds() -> UInt64 {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    mutating func update() {
        var time = timespec()
        // The coarse clock is some 4 ms behind and needs no look at the hardware; no deadline is finer than that.
        unsafe clock_gettime(CLOCK_MONOTONIC_COARSE, &time)
        milliseconds = Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
        unsafe clock_gettime(CLOCK_REALTIME_COARSE, &time)
        guard time.tv_sec != seconds else { return }
        seconds = time.tv_sec
        date = HTTPDate.imfFixdate(time.tv_sec)
    }
}

extension Duration {
    /// Whole milliseconds, rounded down.
    package var wholeMilliseconds: Int64 {
        components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000
    }
}
