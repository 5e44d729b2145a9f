import CEpoll
import Glibc
import HTTP

/// What a socket did not take yet. While there is any, its connection reads nothing, so this never grows.
struct PendingOutput {
    private var chunks: [(bytes: StableBytes, from: Int)] = []
    private var position = 0
    /// How much of it went since.
    private(set) var sentByteCount = 0

    mutating func append(_ bytes: StableBytes, from: Int) {
        chunks.append((bytes, from))
    }

    /// Sends what the socket takes now. Returns whether everything is gone.
    mutating func send(to number: Int32) throws(SystemError) -> Bool {
        // One round a chunk at most, or the socket is full.
        while position < chunks.count {
            let chunk = chunks[position]
            let rest = chunk.bytes.count - chunk.from
            switch systemCall({ unsafe Glibc.send(number, chunk.bytes.start + chunk.from, rest, recovery_msg_nosignal) }
            )
            {
            case .done(let sent):
                sentByteCount += sent
                if sent == rest { position += 1 } else { chunks[position].from += sent }
            case .wouldBlock: return false
            case .failed(let error): throw error
            }
        }
        return true
    }
}
