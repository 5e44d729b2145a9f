/// Where people report a weakness of this server: a URI. RFC 9116 §2.5.3.
package struct SecurityContact: Equatable, Sendable {
    package let text: String

    /// Longer than any address that people write down.
    private static let byteCountMaximum = 500
    private static let schemes = ["mailto:", "https://", "tel:"]

    /// `nil` for what is not a `mailto:`, `https:` or `tel:` URI.
    package init?(_ text: String) {
        // Visible ASCII alone: the text goes into a file of lines.
        guard text.utf8.count <= Self.byteCountMaximum, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
            let scheme = Self.schemes.first(where: { text.hasPrefix($0) }), text.utf8.count > scheme.utf8.count
        else { return nil }
        self.text = text
    }
}
