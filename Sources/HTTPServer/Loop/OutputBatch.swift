import CEpoll
import Glibc
import HTTP

/// The answers to all requests that one read brought, on their way into one gathered write.
///
/// A loop has one, used for its connections in turn. Heads are written behind one another into one buffer; bodies are only pointed to.
@safe
struct OutputBatch: ~Copyable {
    private struct Segment {
        /// Where the head ends; it starts where the one before ended.
        let headEnd: Int
        let body: StableBytes?
    }

    /// A dynamic body up to this size is copied behind its head: one region less for the kernel to gather.
    private static let copiedByteCountMaximum = 4_096

    private var heads = OutputBytes(byteCapacity: 65_536)
    private var segments: [Segment] = []
    private let regions: UnsafeMutablePointer<iovec>
    private let regionCapacity: Int
    private let answerCountMaximum: Int

    init(answerCountMaximum: Int) {
        // sendmsg takes 1,024 regions (IOV_MAX): each answer a head and a body. When it is full, 100 (Continue) or a refusal may still follow.
        self.answerCountMaximum = min(max(1, answerCountMaximum), 256)
        regionCapacity = self.answerCountMaximum * 2 + 4
        unsafe regions = .allocate(capacity: regionCapacity)
        segments.reserveCapacity(regionCapacity / 2)
    }

    deinit { unsafe regions.deallocate() }

    var isEmpty: Bool { segments.isEmpty }
    /// Whether it has to be sent before another request is answered.
    var isFull: Bool { segments.count >= answerCountMaximum }

    mutating func appendContinue() {
        heads.append(ResponseEncoder.continueHead)
        segments.append(Segment(headEnd: heads.count, body: nil))
    }

    /// Returns how many bytes the answer has, head and body.
    mutating func append(_ answer: HTTPAnswer, to request: HTTPRequest, _ ending: ResponseEncoder.Ending) -> Int {
        let start = heads.count
        ResponseEncoder.writeHead(of: answer, to: request, ending, into: &heads)
        var body: StableBytes?
        if request.method != .head {
            switch answer {
            case .prepared(let prepared):
                if prepared.body.count > 0 { body = prepared.body }
            case .response(let response): body = append(response.body)
            case .sharedHead(_, let bytes): body = append(bytes)
            }
        }
        segments.append(Segment(headEnd: heads.count, body: body))
        return heads.count - start + (body?.count ?? 0)
    }

    /// Copies a small body behind its head; of a large one returns what can be pointed to.
    private mutating func append(_ body: [UInt8]) -> StableBytes? {
        guard body.count <= Self.copiedByteCountMaximum else { return StableBytes(body) }
        heads.append(body)
        return nil
    }

    /// Sends everything, or as much as the socket takes: then the rest is in what is returned. The batch is empty after it.
    mutating func send(to number: Int32) throws(SystemError) -> PendingOutput? {
        defer { removeAll() }
        let (regionCount, byteCount) = gather()
        // As writev, but a client that is gone is an error here and not a signal to the whole process.
        var message = unsafe msghdr()
        unsafe message.msg_iov = regions
        unsafe message.msg_iovlen = regionCount
        let outcome = systemCall { unsafe sendmsg(number, &message, recovery_msg_nosignal) }
        switch outcome {
        case .done(let sent) where sent == byteCount: return nil
        case .done(let sent): return rest(after: sent)
        case .wouldBlock: return rest(after: 0)
        case .failed(let error): throw error
        }
    }

    mutating func removeAll() {
        heads.removeAll()
        segments.removeAll(keepingCapacity: true)
    }

    private func gather() -> (regionCount: Int, byteCount: Int) {
        var regionCount = 0
        var byteCount = 0
        var headStart = 0
        for segment in segments {
            let headByteCount = segment.headEnd - headStart
            unsafe regions[regionCount] = iovec(
                iov_base: UnsafeMutableRawPointer(mutating: heads.base + headStart), iov_len: headByteCount)
            regionCount += 1
            byteCount += headByteCount
            headStart = segment.headEnd
            guard let body = segment.body else { continue }
            unsafe regions[regionCount] = iovec(
                iov_base: UnsafeMutableRawPointer(mutating: body.start), iov_len: body.count)
            regionCount += 1
            byteCount += body.count
        }
        return (regionCount, byteCount)
    }

    /// What is left after the first `sent` bytes: heads copied, bodies only held.
    private func rest(after sent: Int) -> PendingOutput {
        var pending = PendingOutput()
        var skip = sent
        var headStart = 0
        for segment in segments {
            let head = unsafe StableBytes(copying: heads.base + headStart, count: segment.headEnd - headStart)
            headStart = segment.headEnd
            for bytes in [head, segment.body].compactMap({ $0 }) {
                if skip < bytes.count { pending.append(bytes, from: skip) }
                skip = max(0, skip - bytes.count)
            }
        }
        return pending
    }
}
