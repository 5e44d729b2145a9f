/// What is kept to prove that somebody agreed to be called: the exact text, when, and on which page.
package struct Consent: Equatable, Sendable {
    package let text: ConsentText
    package let givenAt: Timestamp
    /// The page that held the form; erased with the personal data.
    package let page: ConsentPage?

    package init(text: ConsentText, givenAt: Timestamp, page: ConsentPage?) {
        self.text = text
        self.givenAt = givenAt
        self.page = page
    }
}

/// The address of the page on which the sender agreed, without query and fragment, where a page may have put something personal.
///
/// It can tell what somebody is looking for, so it prints redacted.
package struct ConsentPage: PersonalText {
    package let revealed: String

    /// As much as browsers send in `Referer` at most (4,096), halved: what is longer is left out rather than cut.
    static let byteCountMaximum = 2_048

    /// Takes an address as `Referer` or `Origin` bears it; `nil` for one that is no absolute `http` or `https` URL in visible ASCII.
    package init?(_ address: String) {
        let bytes = address.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        guard bytes.count <= Self.byteCountMaximum, bytes.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
        let text = String(decoding: bytes, as: UTF8.self)
        guard let scheme = ["https://", "http://"].first(where: text.hasPrefix), text.utf8.count > scheme.utf8.count
        else { return nil }
        // RFC 9110 §4.2.4: user information has no place in an http URL; what stands there could be a name.
        guard
            !text.utf8.dropFirst(scheme.utf8.count).prefix(while: { $0 != UInt8(ascii: "/") }).contains(
                UInt8(ascii: "@"))
        else { return nil }
        revealed = text
    }

    /// A page that was checked when it came in.
    package init(kept text: String) { revealed = text }
}
