import Glibc

/// The address of a client, without its port: 16 bytes, IPv4 in its mapped form, so that one machine has one value.
struct PeerAddress: Hashable, Sendable {
    private let high: UInt64
    private let low: UInt64

    /// Reads what `accept` filled in; `nil` for a family that is neither IPv4 nor IPv6.
    init?(_ storage: sockaddr_storage) {
        let family = Int32(storage.ss_family)
        let bytes: [UInt8] = unsafe withUnsafeBytes(of: storage) { raw in
            switch family {
            case AF_INET:
                let offset = MemoryLayout<sockaddr_in>.offset(of: \.sin_addr) ?? 0
                return unsafe [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF] + Array(raw[offset..<(offset + 4)])
            case AF_INET6:
                let offset = MemoryLayout<sockaddr_in6>.offset(of: \.sin6_addr) ?? 0
                return unsafe Array(raw[offset..<(offset + 16)])
            default: return []
            }
        }
        guard bytes.count == 16 else { return nil }
        high = bytes[0..<8].reduce(0) { $0 << 8 | UInt64($1) }
        low = bytes[8..<16].reduce(0) { $0 << 8 | UInt64($1) }
    }
}
