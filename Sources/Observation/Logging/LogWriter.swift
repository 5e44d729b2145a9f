import Synchronization

/// Formats lines and writes them.
// Unchecked: the log's queue alone calls `write`, which is what guards the fields; the two counts are atomic.
final class LogWriter: @unchecked Sendable {
    private let descriptor: Int32
    private var format: LineFormat
    private var buffer = LineBuffer()
    /// Losses that a line has told of.
    private var reportedCount = 0
    private let written = Atomic(0)
    private let lost = Atomic(0)

    init(_ format: LineFormat, descriptor: Int32) {
        self.format = format
        self.descriptor = descriptor
    }

    var writtenCount: Int { written.load(ordering: .relaxed) }
    var lostCount: Int { lost.load(ordering: .relaxed) }

    /// Events first: they are few, and the start comes before the first request.
    func write(_ events: [LogEvent], _ rings: [RecordRing], droppedCount: () -> Int) {
        format.update()
        for event in events { write(event) }
        for ring in rings {
            ring.takeAll { record, tail in
                if buffer.isFull { flush() }
                format.write(record, tail, to: &buffer)
            }
        }
        flush()
        tell(droppedCount())
    }

    private func write(_ event: LogEvent) {
        if buffer.isFull { flush() }
        format.write(event, to: &buffer)
    }

    private func flush() {
        guard buffer.lineCount > 0 else { return }
        let (writtenCount, lostCount) = buffer.write(to: descriptor)
        written.add(writtenCount, ordering: .relaxed)
        lost.add(lostCount, ordering: .relaxed)
    }

    /// The writer got here, so lines can be written again.
    private func tell(_ droppedCount: Int) {
        guard droppedCount > reportedCount else { return }
        let members = [LogMember("count", droppedCount - reportedCount)]
        write(LogEvent(time: LogClock.monotonicNow, level: .warning, name: "logLinesDropped", members: members))
        let lostBefore = lostCount
        flush()
        // Where this one is lost too, all are told of together, later.
        if lostCount == lostBefore { reportedCount = droppedCount }
    }
}
