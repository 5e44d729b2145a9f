/// A range of addresses in CIDR notation, `10.0.0.0/8` or `2001:db8::/32`; without a slash, one address. RFC 4632 §3.1.
package struct AddressBlock: Hashable, Sendable {
    private let prefix: PeerAddress
    /// Of the mapped form.
    private let bitCount: Int

    /// `nil` for what is not such a range, also where bits behind the prefix are set: whoever writes `10.1.2.3/8` may have meant something else.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, let address = PeerAddress(String(first)) else { return nil }
        var bitCount = 128
        if parts.count == 2 {
            let digits = Array(parts[1].utf8)
            guard let length = digits.span.decimal(digits.indices), length <= (address.isIPv4 ? 32 : 128) else {
                return nil
            }
            bitCount = address.isIPv4 ? length + 96 : length
        }
        guard address.masked(to: bitCount) == address else { return nil }
        prefix = address
        self.bitCount = bitCount
    }

    package func contains(_ address: PeerAddress) -> Bool {
        address.masked(to: bitCount) == prefix
    }
}
