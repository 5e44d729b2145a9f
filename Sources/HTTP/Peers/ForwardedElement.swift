/// One element of `Forwarded`. RFC 7239 §4.
///
///     forwarded-element = [ forwarded-pair ] *( ";" [ forwarded-pair ] )
///     forwarded-pair    = token "=" value
///     node              = nodename [ ":" node-port ]
///     nodename          = IPv4address / "[" IPv6address "]" / "unknown" / obfnode
enum ForwardedElement {
    /// Where the value of the only `for` stands, without quotes; `nil` without one or with two.
    static func node(_ bytes: Span<UInt8>, _ element: Range<Int>) -> Range<Int>? {
        var found: Range<Int>?
        var start = element.lowerBound
        // One round a pair. A semicolon in quotes makes no address either way, so quotes need no look here.
        while start < element.upperBound {
            let end = bytes.firstIndex(of: ASCII.semicolon, in: start..<element.upperBound)
            let pair = bytes.trimmingWhitespace(start..<end)
            start = end + 1
            guard pair.count > 4, bytes.extracting(pair.lowerBound..<(pair.lowerBound + 4)).equalsIgnoringCase("for=")
            else { continue }
            guard found == nil else { return nil }
            found = unquoted(bytes, (pair.lowerBound + 4)..<pair.upperBound)
        }
        return found
    }

    private static func unquoted(_ bytes: Span<UInt8>, _ value: Range<Int>) -> Range<Int> {
        guard value.count >= 2, bytes[value.lowerBound] == ASCII.quote, bytes[value.upperBound - 1] == ASCII.quote
        else { return value }
        return (value.lowerBound + 1)..<(value.upperBound - 1)
    }

    /// The address of a node, whose port does not matter. Also takes IPv6 without brackets, as `X-Forwarded-For` has it.
    static func address(_ bytes: Span<UInt8>, _ node: Range<Int>) -> PeerAddress? {
        guard !node.isEmpty else { return nil }
        if bytes[node.lowerBound] == UInt8(ascii: "[") {
            let end = bytes.firstIndex(of: UInt8(ascii: "]"), in: node)
            guard end < node.upperBound, isPort(bytes, (end + 1)..<node.upperBound) else { return nil }
            return PeerAddress(bytes.extracting((node.lowerBound + 1)..<end))
        }
        let text = bytes.extracting(node)
        guard let colon = text.firstIndex(of: ASCII.colon, from: 0),
            text.firstIndex(of: ASCII.colon, from: colon + 1) == nil
        else { return PeerAddress(text) }
        guard isPort(text, colon..<text.count) else { return nil }
        return PeerAddress(text.extracting(0..<colon))
    }

    /// Nothing, or a colon and a port, which may be obfuscated.
    private static func isPort(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard !range.isEmpty else { return true }
        return bytes[range.lowerBound] == ASCII.colon && range.count > 1
            && bytes.extracting((range.lowerBound + 1)..<range.upperBound).allSatisfy(.token)
    }
}
