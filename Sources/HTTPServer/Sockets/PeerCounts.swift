import HTTP
import Locking

/// How many connections there are, in all and from each address, over all loops. Asked when one opens and when one closes, never for a request.
final class PeerCounts: Sendable {
    private struct Counts {
        var total = 0
        var byAddress: [PeerAddress: Int] = [:]
    }

    private let totalMaximum: Int
    private let addressMaximum: Int
    private let counts = Locked(Counts())

    init(totalMaximum: Int, addressMaximum: Int) {
        self.totalMaximum = totalMaximum
        self.addressMaximum = addressMaximum
    }

    var isFull: Bool { counts.withLock { $0.total >= totalMaximum } }

    /// Counts a connection in, unless its address has as many as it may.
    func enter(_ address: PeerAddress) -> Bool {
        counts.withLock { counts in
            let count = counts.byAddress[address, default: 0]
            guard count < addressMaximum else { return false }
            counts.byAddress[address] = count + 1
            counts.total += 1
            return true
        }
    }

    func leave(_ address: PeerAddress) {
        counts.withLock { counts in
            counts.total -= 1
            guard let count = counts.byAddress[address] else { return }
            counts.byAddress[address] = count > 1 ? count - 1 : nil
        }
    }
}
