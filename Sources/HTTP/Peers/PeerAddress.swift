/// The address of a client, without its port: 16 bytes, IPv4 in its mapped form, so that one machine has one value.
///
/// An address is personal data, so it prints as nothing.
package struct PeerAddress: Hashable, Sendable, CustomStringConvertible {
    let high: UInt64
    let low: UInt64

    /// The unspecified address, `::`, which no client has.
    package init() {
        high = 0
        low = 0
    }

    init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// - Precondition: 4 bytes of IPv4 or 16 of IPv6, in the order of the network.
    package init(_ bytes: some Collection<UInt8>) {
        let mapped = bytes.count == 4 ? [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF] + Array(bytes) : Array(bytes)
        precondition(mapped.count == 16, "not the bytes of an address")
        high = mapped[0..<8].reduce(0) { $0 << 8 | UInt64($1) }
        low = mapped[8..<16].reduce(0) { $0 << 8 | UInt64($1) }
    }

    package var isIPv4: Bool { high == 0 && low >> 32 == 0xFFFF }

    /// Whether it is of this machine itself: 127.0.0.0/8 or ::1 (RFC 6890 §2.2).
    package var isLoopback: Bool { isIPv4 ? low >> 24 & 0xFF == 127 : high == 0 && low == 1 }

    /// The address with all but its first `bitCount` bits 0. IPv4 counts from its mapped form: its own first bit is the 97th.
    func masked(to bitCount: Int) -> PeerAddress {
        PeerAddress(
            high: high & Self.mask(min(64, bitCount)), low: low & Self.mask(max(0, bitCount - 64)))
    }

    private static func mask(_ bitCount: Int) -> UInt64 {
        bitCount == 0 ? 0 : ~0 << UInt64(64 - bitCount)
    }

    /// What stands for one client: an IPv4 address, or the /64 of an IPv6 one, since a host has all of its /64 to itself and could
    /// be a new address for every request (RFC 8981).
    package var client: PeerAddress { isIPv4 ? self : masked(to: 64) }

    package var description: String { "<address>" }
}
