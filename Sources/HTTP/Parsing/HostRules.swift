/// `Host = uri-host [ ":" port ]`. RFC 9112 §3.2, RFC 3986 §3.2.2.
enum HostRules {
    /// Refuses a request whose host is missing, repeated or malformed; finds where the authority stands.
    static func check(_ head: Span<UInt8>, _ request: inout HTTPRequest) throws(RequestError) {
        guard let host = request.firstValue(.host) else {
            if request.version == .http11 { throw .missingHost }
            return
        }
        guard request.count(of: .host) == 1 else { throw .repeatedHost }
        guard isHostAndPort(head.extracting(host)) else { throw .malformedHost }
        // RFC 9112 §3.2.2: with an absolute target, the field is checked and then ignored.
        if request.targetForm == .origin || request.authority == nil { request.authority = host }
    }

    /// Whether these bytes name a host. Stricter than the grammar in one thing: the empty host, which RFC 9110 §4.2.1 calls invalid.
    static func isHostAndPort(_ bytes: Span<UInt8>) -> Bool {
        guard bytes.count > 0 else { return false }
        let hostEnd: Int
        if bytes[0] == UInt8(ascii: "[") {
            guard let bracket = bytes.firstIndex(of: UInt8(ascii: "]"), from: 1),
                isAddressLiteral(bytes.extracting(1..<bracket))
            else { return false }
            hostEnd = bracket + 1
        } else {
            hostEnd = bytes.firstIndex(of: ASCII.colon, from: 0) ?? bytes.count
            guard hostEnd > 0, isRegisteredName(bytes.extracting(0..<hostEnd)) else { return false }
        }
        return hostEnd == bytes.count || isPort(bytes, (hostEnd + 1)..<bytes.count, after: bytes[hostEnd])
    }

    /// `port = *DIGIT`: it may be empty, and fits 16 bits.
    private static func isPort(_ bytes: Span<UInt8>, _ range: Range<Int>, after separator: UInt8) -> Bool {
        guard separator == ASCII.colon else { return false }
        guard !range.isEmpty else { return true }
        return bytes.decimal(range).map { $0 <= 65_535 } ?? false
    }

    private static func isRegisteredName(_ bytes: Span<UInt8>) -> Bool {
        var index = bytes.firstIndex(outside: .registeredName, in: bytes.indices)
        while index < bytes.count {
            if bytes[index] == ASCII.percent {
                guard bytes.percentEncodedByte(at: index, until: bytes.count) != nil else { return false }
                index += 3
            } else {
                guard ByteSet.registeredName.contains(bytes[index]) else { return false }
                index += 1
            }
        }
        return true
    }

    /// `IPv6address`. A zone (RFC 6874, which nobody sends on) and `IPvFuture`, of which there is none, are refused.
    private static func isAddressLiteral(_ bytes: Span<UInt8>) -> Bool {
        bytes.firstIndex(of: ASCII.colon, from: 0) != nil && PeerAddress(bytes) != nil
    }
}
