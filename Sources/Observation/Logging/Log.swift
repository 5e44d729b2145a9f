import Dispatch
import Glibc
import Locking
import Synchronization

/// The log: lines about requests and events, written by one queue of its own.
///
/// Loops put records into rings, everybody else events into a list, both bounded. The writer comes when there is something, pauses for a moment so that
/// more gathers, and formats and writes all of it. Whoever reads may be slow or gone: then the writer waits, the rings fill, and what has no room is
/// dropped and counted. When lines can be written again, one says how many are missing.
package final class Log: Sendable {
    private struct Events: Sendable {
        var waiting: [LogEvent] = []
        var droppedCount = 0
    }

    /// Events that wait at most. A handful a minute is usual.
    private static let eventCountMaximum = 256
    /// What gathers meanwhile goes into one write; nobody who follows a log sees it.
    private static let pauseMicroseconds: UInt32 = 5_000

    package let settings: LogSettings
    private let queue = DispatchQueue(label: "recovery-server.log", qos: .utility)
    private let isScheduled = Atomic(false)
    private let events = Locked(Events())
    private let rings = Locked<[RecordRing]>([])
    private let writer: LogWriter

    /// `routes` are the patterns of the handler's endpoints, in its numbering. Lines go to `descriptor`.
    package init(_ settings: LogSettings, routes: [String], descriptor: Int32) {
        self.settings = settings
        writer = LogWriter(LineFormat(settings, routes: routes), descriptor: descriptor)
    }

    /// Writes a line about something that happened. From any thread; never waits.
    package func note(_ level: LogLevel, _ name: String, _ members: [LogMember] = []) {
        guard level >= settings.level else { return }
        let event = LogEvent(time: LogClock.monotonicNow, level: level, name: name, members: members)
        events.withLock { events in
            if events.waiting.count < Self.eventCountMaximum {
                events.waiting.append(event)
            } else {
                events.droppedCount += 1
            }
        }
        schedule()
    }

    /// Lines written, and lines lost.
    package var counts: (writtenCount: Int, droppedCount: Int) {
        let inRings = rings.withLock { $0.reduce(0) { $0 + $1.droppedCount } }
        let inEvents = events.withLock { $0.droppedCount }
        return (writer.writtenCount, writer.lostCount + inRings + inEvents)
    }

    /// A ring for the records of one more loop.
    func makeRing() -> RecordRing {
        let ring = RecordRing()
        rings.withLock { $0.append(ring) }
        return ring
    }

    /// Wakes the writer unless it is coming anyway. A loop calls it once a turn, after it has published its records.
    func schedule() {
        // Between "the records are there" and "nobody comes for them" nothing may be put off, or both sides could miss each other.
        atomicMemoryFence(ordering: .sequentiallyConsistent)
        guard !isScheduled.load(ordering: .relaxed), !isScheduled.exchange(true, ordering: .acquiringAndReleasing)
        else { return }
        queue.async { self.run() }
    }

    private func run() {
        Self.pause()
        isScheduled.store(false, ordering: .sequentiallyConsistent)
        writeAll()
    }

    private func writeAll() {
        let events = events.withLock { events in
            defer { events.waiting.removeAll(keepingCapacity: true) }
            return events.waiting
        }
        writer.write(events, rings.withLock(\.self), droppedCount: { self.counts.droppedCount })
    }

    /// Writes what waits, if whoever reads takes it within this time.
    package func flush(within milliseconds: Int) {
        let isDone = DispatchSemaphore(value: 0)
        queue.async {
            self.writeAll()
            isDone.signal()
        }
        _ = isDone.wait(timeout: .now() + .milliseconds(milliseconds))
    }

    private static func pause() { _ = usleep(pauseMicroseconds) }
}
