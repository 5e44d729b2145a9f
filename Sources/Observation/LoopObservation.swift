import HTTP
import Metrics

/// Counts and logs what happens on one loop. Touched on that loop's queue alone, but for the ring, which has a reader.
package final class LoopObservation: LoopObserver {
    /// An answer that is not with the kernel yet.
    private struct Pending {
        let endpoint: Int
        let arrival: UInt64
        /// Its record in the ring; -1 for none.
        let slot: Int
    }

    private(set) var requests: RequestCounters
    private(set) var connections = ConnectionCounters()
    private var pending: [Pending] = []
    /// The place of the error that the next answer refuses, or none.
    private var refusal = RequestRecord.noRefusal

    private let log: Log?
    private let ring: RecordRing?
    /// Whether a request that was answered well gets a line.
    private let logsAll: Bool
    private let peer: PeerPrecision
    private let proxies: TrustedProxies
    private var hasRecords = false
    /// Refusals of connections that no event has told of.
    private var untold = ConnectionRefusalCounts()

    init(endpointCount: Int, log: Log?, proxies: TrustedProxies) {
        requests = RequestCounters(endpointCount: endpointCount)
        self.log = log
        let level = log?.settings.level ?? .off
        ring = level <= .error ? log?.makeRing() : nil
        logsAll = level <= .info
        peer = log?.settings.peer ?? .none
        self.proxies = proxies
        pending.reserveCapacity(512)
    }

    package func answered(_ request: HTTPRequest, status: HTTPStatus, byteCount: Int) {
        let endpoint = request.endpoint ?? requests.endpointCount
        // Of bytes that were never a head, nothing is known.
        let isHead = refusal == RequestRecord.noRefusal || request.endpoint != nil
        let method = isHead ? request.method.rawValue : RequestRecord.noMethod
        requests.count(endpoint: endpoint, method: Int(method), status: status.code, byteCount: byteCount)
        var slot = -1
        if let ring, logsAll || status.code >= 500 {
            slot = add(request, endpoint, method, status.code, byteCount, to: ring)
        }
        refusal = RequestRecord.noRefusal
        pending.append(Pending(endpoint: endpoint, arrival: request.arrival, slot: slot))
    }

    private func add(
        _ request: HTTPRequest, _ endpoint: Int, _ method: UInt8, _ status: Int, _ byteCount: Int, to ring: RecordRing
    ) -> Int {
        let echoed = request.id.echoed.flatMap { $0.upperBound <= request.head.count ? $0 : nil }
        let trace = request.has(.traceparent) ? TraceParent.traceID(of: request) : nil
        let record = RequestRecord(
            byteCount: byteCount, peer: shownPeer(of: request), idPrefix: request.id.prefix,
            idNumber: request.id.number, endpoint: UInt16(truncatingIfNeeded: endpoint),
            status: UInt16(truncatingIfNeeded: status), method: method,
            echoedByteCount: UInt8(truncatingIfNeeded: echoed?.count ?? 0),
            traceByteCount: UInt8(truncatingIfNeeded: trace?.count ?? 0), refusal: refusal)
        let slot = ring.add(record) { tail in
            var place = 0
            for range in [echoed, trace].compactMap(\.self) {
                for index in range {
                    tail[place] = request.head[index]
                    place += 1
                }
            }
        }
        hasRecords = true
        return slot ?? -1
    }

    /// No more of it than is shown is ever kept.
    private func shownPeer(of request: HTTPRequest) -> PeerAddress {
        switch peer {
        case .none: PeerAddress()
        case .network: proxies.client(of: request).network
        case .full: proxies.client(of: request)
        }
    }

    package func sent(at now: UInt64) {
        for answer in pending {
            let duration = now &- answer.arrival
            requests.record(endpoint: answer.endpoint, duration: duration)
            if answer.slot >= 0 { ring?.complete(answer.slot, at: now, duration: duration) }
        }
        pending.removeAll(keepingCapacity: true)
    }

    package func refused(_ error: RequestError) {
        refusal = UInt8(truncatingIfNeeded: connections.count(error))
    }

    package func answerCame(isLost: Bool) { connections.countAnswer(isLost: isLost) }

    package func connectionChanged(_ change: ConnectionChange) {
        connections.count(change)
        untold.count(change)
    }

    package func lagged(by nanoseconds: UInt64) {
        connections.recordLag(nanoseconds)
        // Twice a second at most: a flood of connections is not to become a flood of lines.
        guard let log else { return }
        untold.tell(log)
    }

    package func turnEnded() {
        guard hasRecords, let ring, let log else { return }
        hasRecords = false
        ring.publish()
        log.schedule()
    }
}

/// What the listener did not take, until a line has said so.
private struct ConnectionRefusalCounts {
    private var tooManyOfAddress = 0
    private var failed = 0
    private var evicted = 0
    private var pauses = 0

    mutating func count(_ change: ConnectionChange) {
        switch change {
        case .refused(.tooManyOfAddress): tooManyOfAddress += 1
        case .refused(.failed): failed += 1
        case .evicted: evicted += 1
        case .acceptingPaused: pauses += 1
        case .accepted, .timedOut, .writingTimedOut: break
        }
    }

    mutating func tell(_ log: Log) {
        let counts = [
            (ConnectionRefusal.tooManyOfAddress.rawValue, tooManyOfAddress),
            (ConnectionRefusal.failed.rawValue, failed), ("evicted", evicted), ("acceptingPaused", pauses),
        ].filter { $0.1 > 0 }
        guard !counts.isEmpty else { return }
        log.note(.warning, "connectionsRefused", counts.map { LogMember($0.0, $0.1) })
        self = ConnectionRefusalCounts()
    }
}
