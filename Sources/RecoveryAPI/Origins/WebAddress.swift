/// An absolute `http` or `https` URL, read strictly: nothing in it that a browser could read in another way than we do.
///
/// Browsers take a backslash for a slash, drop tabs and line ends, and see what stands before an `@` as somebody's name: each has been a way to an
/// open redirect. So only visible ASCII without a backslash passes, and an authority of letters, digits, points and hyphens with a port.
struct WebAddress: Equatable, Sendable {
    /// Host, and port where one stands, in lower case.
    let authority: String
    /// Whether nothing follows the authority.
    let isOrigin: Bool

    static let byteCountMaximum = 2_000

    init?(_ text: String) {
        guard text.utf8.count <= Self.byteCountMaximum,
            text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !Self.refused.contains($0) }),
            let scheme = ["https://", "http://"].first(where: { text.lowercased().hasPrefix($0) })
        else { return nil }
        let rest = text.utf8.dropFirst(scheme.utf8.count)
        let end = rest.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }
        let authority = String(decoding: rest[..<(end ?? rest.endIndex)], as: UTF8.self).lowercased()
        guard Self.isAuthority(authority) else { return nil }
        self.authority = authority
        isOrigin = end == nil
    }

    private static let refused = Set("\\\"<>^`{|}".utf8)

    /// `host [ ":" port ]` with a host of letters, digits, points and hyphens.
    static func isAuthority(_ text: String) -> Bool {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard let host = parts.first, parts.count <= 2, (1...253).contains(host.utf8.count),
            host.utf8.first != UInt8(ascii: "."), host.utf8.first != UInt8(ascii: "-"),
            host.utf8.allSatisfy({ isLetterOrDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") })
        else { return false }
        guard parts.count == 2 else { return true }
        return (1...5).contains(parts[1].utf8.count) && parts[1].utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
