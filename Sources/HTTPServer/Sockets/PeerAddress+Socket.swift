import Glibc
import HTTP

extension PeerAddress {
    /// Reads what `accept` filled in; `nil` for a family that is neither IPv4 nor IPv6.
    init?(_ storage: sockaddr_storage) {
        let family = Int32(storage.ss_family)
        let bytes: [UInt8] = unsafe withUnsafeBytes(of: storage) { raw in
            switch family {
            case AF_INET:
                let offset = MemoryLayout<sockaddr_in>.offset(of: \.sin_addr) ?? 0
                return unsafe Array(raw[offset..<(offset + 4)])
            case AF_INET6:
                let offset = MemoryLayout<sockaddr_in6>.offset(of: \.sin6_addr) ?? 0
                return unsafe Array(raw[offset..<(offset + 16)])
            default: return []
            }
        }
        guard !bytes.isEmpty else { return nil }
        self.init(bytes)
    }
}
