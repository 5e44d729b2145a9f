import HTTP
import HTTPServer
import Locking
import TestSupport
import Testing

/// Notes what a loop tells.
private final class RecordingObserver: LoopObserver, Sendable {
    enum Note: Equatable {
        case answered(method: HTTPMethod, status: Int, byteCount: Int)
        case sent(isLater: Bool)
        case refused(RequestError)
        case answerCame(isLost: Bool)
        case changed(ConnectionChange)
    }

    private let notes = Locked<[Note]>([])
    private let arrival = Locked<UInt64>(0)

    var all: [Note] { notes.withLock(\.self) }

    private func add(_ note: Note) { notes.withLock { $0.append(note) } }

    func answered(_ request: HTTPRequest, status: HTTPStatus, byteCount: Int) {
        arrival.withLock { $0 = request.arrival }
        add(.answered(method: request.method, status: status.code, byteCount: byteCount))
    }

    func sent(at now: UInt64) { add(.sent(isLater: now > arrival.withLock(\.self))) }
    func refused(_ error: RequestError) { add(.refused(error)) }
    func answerCame(isLost: Bool) { add(.answerCame(isLost: isLost)) }
    func connectionChanged(_ change: ConnectionChange) { add(.changed(change)) }
    func lagged(by nanoseconds: UInt64) {}
    func turnEnded() {}
}

@Suite("What a loop tells its observer")
struct ObserverTests {
    private let observer = RecordingObserver()

    private func start(_ change: (inout ServerConfiguration) -> Void = { _ in }) throws -> HTTPServer {
        var configuration = ServerConfiguration()
        configuration.port = 0
        change(&configuration)
        return try HTTPServer.start(configuration, handler: EchoHandler()) { [observer] _ in observer }
    }

    @Test("Each answer with its size, then that it was sent")
    func tellsAnswers() throws {
        let client = try RawClient(port: try start().port)
        client.send("GET /a HTTP/1.1\r\nHost: a\r\n\r\nHEAD /a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        let text = try client.readToEnd()
        let sizes = observer.all.compactMap { note -> Int? in
            if case .answered(_, 200, let byteCount) = note { byteCount } else { nil }
        }
        #expect(sizes.count == 2 && sizes.reduce(0, +) == text.utf8.count)
        #expect(observer.all.first == .changed(.accepted))
        #expect(observer.all.last == .sent(isLater: true))
    }

    @Test("An answer that came from another queue, and one that nobody waits for")
    func tellsLateAnswers() throws {
        let client = try RawClient(port: try start().port)
        client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok")
        #expect(try client.readToEnd().hasSuffix("ok"))
        #expect(observer.all.contains(.answerCame(isLost: false)))
        #expect(observer.all.contains { if case .answered(.post, 200, _) = $0 { true } else { false } })
    }

    @Test("What could not be read, with its refusal")
    func tellsRefusals() throws {
        let client = try RawClient(port: try start().port)
        client.send("GET / HTTP/1.1\r\n\r\n")
        let text = try client.readToEnd()
        let size = text.utf8.count
        #expect(
            observer.all.dropFirst() == [
                .refused(.missingHost), .answered(method: .get, status: 400, byteCount: size), .sent(isLater: true),
            ])
    }

    @Test("A deadline that passed, and connections beyond an address's share")
    func tellsDeadlines() throws {
        let server = try start {
            $0.deadlines.head = .milliseconds(1)
            $0.connections.countPerAddressMaximum = 1
        }
        let slow = try RawClient(port: server.port)
        slow.send("GET / HTTP/1.1\r\n")
        let refused = try RawClient(port: server.port)
        #expect(try refused.readToEnd().isEmpty)
        #expect(try slow.readToEnd().hasPrefix("HTTP/1.1 408 "))
        #expect(observer.all.contains(.changed(.refused(.tooManyOfAddress))))
        #expect(observer.all.contains(.changed(.timedOut(.forRestOfHead))))
        #expect(observer.all.contains(.refused(.headTooSlow)))
    }

    @Test("Whoever visits the loops sees what their connections are doing")
    func countsConnections() async throws {
        let server = try start { $0.loopCount = 2 }
        let idle = try RawClient(port: server.port)
        idle.send("GET /a HTTP/1.1\r\nHost: a\r\n\r\n")
        _ = try idle.read(through: "/a")
        let waiting = try RawClient(port: server.port)
        waiting.send(
            "GET /b HTTP/1.1\r\nHost: a\r\n\r\nPOST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\nExpect: 100-continue\r\n\r\n"
        )
        _ = try waiting.read(through: "100 Continue\r\n\r\n")
        let seen = Locked<[ConnectionCounts]>([])
        await withCheckedContinuation { continuation in
            server.visitLoops { _, counts in
                seen.withLock { $0.append(counts) }
            } whenDone: {
                continuation.resume()
            }
        }
        let counts = seen.withLock(\.self)
        #expect(counts.count == 2)
        #expect(counts.reduce(0) { $0 + $1.idle } == 1)
        #expect(counts.reduce(0) { $0 + $1.receivingBody } == 1)
        withExtendedLifetime((idle, waiting)) {}
    }
}
