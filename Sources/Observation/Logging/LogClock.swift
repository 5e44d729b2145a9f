import Glibc

/// Turns the monotonic time of records into the time of day, as RFC 3339 with milliseconds.
struct LogClock {
    /// Nanoseconds to add; the clocks drift by less than a millisecond while this is good.
    private var offset: Int64 = 0
    private var second = Int64.min
    /// "2026-11-25T23:01:09." of that second.
    private var prefix: [UInt8] = []

    /// To be called before each batch of lines: the time of day may have been set meanwhile.
    mutating func update() { offset = Self.now(CLOCK_REALTIME) - Self.now(CLOCK_MONOTONIC) }

    static var monotonicNow: UInt64 { UInt64(now(CLOCK_MONOTONIC)) }

    private static func now(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        unsafe clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }

    mutating func write(_ monotonic: UInt64, to buffer: inout LineBuffer) {
        let time = Int64(bitPattern: monotonic) + offset
        if time / 1_000_000_000 != second {
            second = time / 1_000_000_000
            prefix = Self.prefix(Int(second))
        }
        buffer.append(prefix)
        let millisecond = UInt8(truncatingIfNeeded: time / 1_000_000 % 1_000 / 10)
        buffer.append(0x30 + millisecond / 10)
        buffer.append(0x30 + millisecond % 10)
        buffer.append(UInt8(0x30 + time / 1_000_000 % 10))
        buffer.append(UInt8(ascii: "Z"))
    }

    private static func prefix(_ seconds: Int) -> [UInt8] {
        var time = seconds
        var date = unsafe tm()
        unsafe gmtime_r(&time, &date)
        func padded(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let day = unsafe "\(date.tm_year + 1_900)-\(padded(date.tm_mon + 1))-\(padded(date.tm_mday))"
        let clock = unsafe "\(padded(date.tm_hour)):\(padded(date.tm_min)):\(padded(date.tm_sec))"
        return Array("\(day)T\(clock).".utf8)
    }
}
