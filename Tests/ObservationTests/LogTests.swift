import Dispatch
import Glibc
import HTTP
import JSON
import TestSupport
import Testing

@testable import Observation

@Suite("The log")
struct LogTests {
    @Test("An event is a line with what belongs to it")
    func notesEvents() throws {
        let log = try ObservedLog()
        log.log.note(.warning, "somethingHappened", [LogMember("cause", "a \"b\"\nc"), LogMember("count", 3)])
        log.log.note(.debug, "tooLittle")
        let lines = log.lines()
        #expect(lines.count == 1)
        let object = try #require(try JSONValue.parse(Array(lines[0].utf8)).object)
        #expect(object.keys == ["time", "level", "event", "cause", "count"])
        #expect(object["level"] == "warning" && object["event"] == "somethingHappened")
        #expect(object["cause"] == "a \"b\"\nc" && object["count"] == 3)
    }

    @Test("As text, what could be taken for something else stands in quotes")
    func quotesWords() throws {
        let log = try ObservedLog { $0.format = .text }
        log.log.note(.info, "started", [LogMember("address", "a:1"), LogMember("cause", "two words\n")])
        #expect(log.lines().first?.hasSuffix(" info    started address=a:1 cause=\"two words\\n\"") == true)
    }

    @Test("Thousands of lines arrive whole and in order")
    func writesMany() throws {
        let log = try ObservedLog()
        let observer = log.observation.makeObserver()
        let count = 5_000
        for number in 0..<count {
            observer.answered(parsedRequest(), status: .ok, byteCount: number)
            observer.sent(at: 2_000)
        }
        observer.turnEnded()
        let bytes = try log.lines().map { try JSONValue.parse(Array($0.utf8)).object?["bytes"]?.integer }
        #expect(bytes == Array(0..<count))
        #expect(log.log.counts == (count, 0))
    }

    @Test("When nobody reads, lines are dropped and counted, nobody waits, and a line tells of it")
    func dropsLines() throws {
        var ends: [Int32] = [0, 0]
        #expect(unsafe pipe(&ends) == 0)
        defer { for end in ends { close(end) } }
        let log = Log(LogSettings(), routes: ["/a"], descriptor: ends[1])
        let observer = Observation(routes: ["/a"], proxies: TrustedProxies(), log: log).makeObserver()
        // A pipe holds 64 KiB; with the writer stuck in it, a ring of 8,192 slots is soon full.
        let count = 3 * RecordRing.slotCount
        for _ in 0..<count {
            observer.answered(parsedRequest(), status: .ok, byteCount: 1)
            observer.sent(at: 2_000)
            observer.turnEnded()
        }
        let dropped = log.counts.droppedCount
        #expect(dropped > 0)
        let reader = PipeReader(reading: ends[0])
        log.flush(within: 60_000)
        // What was dropped while the writer was stuck is told of in one line or a few.
        log.flush(within: 60_000)
        let written = log.counts.writtenCount
        close(ends[1])
        ends[1] = -1
        let lines = reader.text().split(separator: "\n")
        #expect(lines.count == written)
        let requests = lines.count { $0.contains("\"event\":\"request\"") }
        #expect(requests + log.counts.droppedCount == count)
        let told = lines.filter { $0.contains("logLinesDropped") }.compactMap {
            $0.firstMatch(of: /"count":(\d+)/).flatMap { Int($0.output.1) }
        }
        #expect(told.reduce(0, +) == log.counts.droppedCount)
    }

    @Test("When whoever read is gone, lines are lost and counted")
    func losesLines() throws {
        var ends: [Int32] = [0, 0]
        #expect(unsafe pipe(&ends) == 0)
        // What a server does at its start.
        signal(SIGPIPE, SIG_IGN)
        close(ends[0])
        let log = Log(LogSettings(), routes: [], descriptor: ends[1])
        log.note(.info, "one")
        log.flush(within: 60_000)
        #expect(log.counts.droppedCount >= 1)
        #expect(log.counts.writtenCount == 0)
        close(ends[1])
    }
}

/// Reads a descriptor to its end, on a queue of its own.
private final class PipeReader: @unchecked Sendable {
    private let isDone = DispatchSemaphore(value: 0)
    // Written by the queue before the semaphore is signalled, read after.
    private var bytes: [UInt8] = []

    init(reading descriptor: Int32) {
        DispatchQueue(label: "reader").async { [self] in
            var buffer = [UInt8](repeating: 0, count: 65_536)
            while true {
                let count = unsafe read(descriptor, &buffer, buffer.count)
                guard count > 0 else { break }
                bytes += buffer[..<count]
            }
            isDone.signal()
        }
    }

    func text() -> String {
        isDone.wait()
        return String(decoding: bytes, as: UTF8.self)
    }
}
