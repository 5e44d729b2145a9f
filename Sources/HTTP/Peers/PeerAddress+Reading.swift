/// Addresses as text.
extension PeerAddress {
    /// Reads `192.0.2.1` or `2001:db8::1`, strictly: four decimal numbers without leading zeroes, which some read as octal, and groups as in
    /// RFC 4291 §2.2; no brackets, port or zone.
    package init?(_ text: Span<UInt8>) {
        let bytes = text.firstIndex(of: ASCII.colon, from: 0) == nil ? Self.ipv4(text) : Self.ipv6(text)
        guard let bytes else { return nil }
        self.init(bytes)
    }

    package init?(_ text: String) {
        self.init(Array(text.utf8).span)
    }

    /// `IPv4address = dec-octet "." dec-octet "." dec-octet "." dec-octet`, RFC 3986 §3.2.2.
    private static func ipv4(_ text: Span<UInt8>) -> [UInt8]? {
        var bytes: [UInt8] = []
        var start = 0
        // One round a number; a fifth is refused.
        while bytes.count < 4 {
            let end = text.firstIndex(of: ASCII.dot, from: start) ?? text.count
            guard (1...3).contains(end - start), let number = text.decimal(start..<end), number <= 255,
                end - start == 1 || text[start] != UInt8(ascii: "0")
            else { return nil }
            bytes.append(UInt8(number))
            guard end < text.count else { return bytes.count == 4 ? bytes : nil }
            start = end + 1
        }
        return nil
    }

    /// Groups of 16 bits; `::` stands once for one or more groups of zero, and the last two may be written as IPv4.
    private static func ipv6(_ text: Span<UInt8>) -> [UInt8]? {
        // The longest is 45 bytes: eight groups with IPv4 at their end.
        guard (2...45).contains(text.count) else { return nil }
        var bytes: [UInt8] = []
        var gap: Int?
        var position = 0
        if text[0] == ASCII.colon {
            guard text[1] == ASCII.colon else { return nil }
            gap = 0
            position = 2
        }
        // One round a group.
        while position < text.count {
            guard bytes.count < 16 else { return nil }
            let end = text.firstIndex(of: ASCII.colon, from: position) ?? text.count
            let group = text.extracting(position..<end)
            if end == text.count, group.firstIndex(of: ASCII.dot, from: 0) != nil {
                guard bytes.count <= 12, let last = ipv4(group) else { return nil }
                bytes += last
            } else {
                guard let number = hexadecimal(group) else { return nil }
                bytes += [UInt8(number >> 8), UInt8(number & 0xFF)]
            }
            guard end < text.count else { break }
            position = end + 1
            if position < text.count, text[position] == ASCII.colon {
                guard gap == nil else { return nil }
                gap = bytes.count
                position += 1
            } else if position == text.count {
                return nil
            }
        }
        guard let gap else { return bytes.count == 16 ? bytes : nil }
        guard bytes.count < 16 else { return nil }
        return bytes[..<gap] + [UInt8](repeating: 0, count: 16 - bytes.count) + bytes[gap...]
    }

    /// One to four hexadecimal digits.
    private static func hexadecimal(_ digits: Span<UInt8>) -> Int? {
        guard (1...4).contains(digits.count) else { return nil }
        var value = 0
        for index in digits.indices {
            guard let digit = digits[index].hexadecimalValue else { return nil }
            value = value << 4 | Int(digit)
        }
        return value
    }
}
