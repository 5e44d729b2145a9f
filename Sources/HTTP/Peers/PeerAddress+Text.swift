/// An address in the open, for a log whose operator asked for it. Nothing else prints one.
extension PeerAddress {
    /// The whole address: `192.0.2.1`, or as RFC 5952 §4 has it, `2001:db8::1`.
    package var text: String { isIPv4 ? ipv4Text : ipv6Text }

    /// The network that it is in: `192.0.2.0/24`, `2001:db8:1::/48`.
    package var networkText: String {
        isIPv4 ? "\(masked(to: 96 + 24).text)/24" : "\(masked(to: 48).text)/48"
    }

    /// The address as one that is compared or kept where only its network is to be known.
    package var network: PeerAddress { masked(to: isIPv4 ? 96 + 24 : 48) }

    private var ipv4Text: String {
        let shifts: [UInt64] = [24, 16, 8, 0]
        return shifts.map { String(low >> $0 & 0xFF) }.joined(separator: ".")
    }

    private var ipv6Text: String {
        var groups: [UInt64] = []
        for half in [high, low] {
            for shift: UInt64 in [48, 32, 16, 0] { groups.append(half >> shift & 0xFFFF) }
        }
        var run = 0..<0
        var start = 0
        // The longest run of zeroes, the first of those that are as long, is left out; one group alone is not.
        while start < 8 {
            var end = start
            while end < 8, groups[end] == 0 { end += 1 }
            if end - start > max(1, run.count) { run = start..<end }
            start = max(end, start + 1)
        }
        let digits = groups.map { String($0, radix: 16) }
        guard !run.isEmpty else { return digits.joined(separator: ":") }
        let before = digits[..<run.lowerBound].joined(separator: ":")
        let after = digits[run.upperBound...].joined(separator: ":")
        return "\(before)::\(after)"
    }
}
