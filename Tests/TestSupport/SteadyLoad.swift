import Dispatch
import Glibc
import Locking

/// Clients that ask one thing after the other, on kept connections and on new ones, and count what became of it.
package final class SteadyLoad: Sendable {
    package struct Tally: Sendable {
        package var answered = 0
        /// Answers that said that the connection closes.
        package var closed = 0
        /// Questions on a connection that was there, and no answer or half of one.
        package var lost: [String] = []
        /// Connections that nobody took.
        package var refused = 0
        /// Bodies of answers, each once.
        package var bodies: Set<String> = []
        package var statuses: Set<String> = []
    }

    private let tally = Locked(Tally())
    private let isEnding = Locked(false)
    private let group = DispatchGroup()
    private let port: UInt16
    private let request: [UInt8]
    private let patience: ContinuousClock.Duration

    /// Every other client makes a new connection for each question. A server that drains owes nothing to a client that was silent for `patience`.
    package init(_ request: String, port: UInt16, clientCount: Int = 4, patience: ContinuousClock.Duration) {
        self.port = port
        self.request = Array(request.utf8)
        self.patience = patience
        for number in 0..<clientCount {
            // A thread of its own: the pool that runs tests is small.
            let queue = DispatchQueue(label: "load.\(number)")
            queue.async(group: group) { [self] in ask(keepingConnections: number % 2 == 0) }
        }
    }

    package var answeredCount: Int { tally.withLock { $0.answered } }

    /// Waits, without end where none comes, until so many more questions were answered.
    package func waitForAnswers(_ count: Int) {
        let goal = answeredCount + count
        let end = ContinuousClock.now + .seconds(60)
        while answeredCount < goal, ContinuousClock.now < end { sched_yield() }
    }

    /// Lets every client end after the question that it is at; what became of all.
    package func end() -> Tally {
        isEnding.withLock { $0 = true }
        group.wait()
        return tally.withLock { $0 }
    }

    /// Until told to end, or until nobody takes connections any more.
    private func ask(keepingConnections: Bool) {
        var client: RawClient?
        var since = ContinuousClock.now
        while !isEnding.withLock({ $0 }) {
            do {
                if client == nil {
                    since = .now
                    client = try RawClient(port: port)
                }
            } catch {
                return tally.withLock { $0.refused += 1 }
            }
            guard let asked = client else { return }
            asked.send(request)
            let silence = ContinuousClock.now - since
            do {
                let answer = try asked.readAnswer()
                since = .now
                note(answer)
                if !keepingConnections || answer.head.contains("\r\nConnection: close\r\n") { client = nil }
            } catch {
                client = nil
                if silence < patience { tally.withLock { $0.lost.append("\(error) after \(silence)") } }
            }
        }
    }

    private func note(_ answer: (head: String, body: String)) {
        tally.withLock {
            $0.answered += 1
            if answer.head.contains("\r\nConnection: close\r\n") { $0.closed += 1 }
            $0.statuses.insert(String(answer.head.prefix(12)))
            $0.bodies.insert(answer.body)
        }
    }
}

extension RawClient {
    package enum Fault: Error { case withoutLength(String) }

    /// One answer with a `Content-Length`.
    fileprivate func readAnswer() throws -> (head: String, body: String) {
        let head = try read(through: "\r\n\r\n")
        guard let length = head.firstMatch(of: /\r\nContent-Length: ([0-9]+)\r\n/).flatMap({ Int($0.output.1) }) else {
            throw Fault.withoutLength(head)
        }
        return (head, try read(byteCount: length))
    }
}
