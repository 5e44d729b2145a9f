/// Where the outside world finds this server: what links begin with where a format demands absolute ones (JSON-LD, feeds, the site map).
package struct PublicURL: Equatable, Sendable {
    /// Without a slash at its end, so that a path of ours goes behind it as it is.
    package let text: String

    /// An absolute `http` or `https` URL, with a path if a proxy serves us below one; `nil` for anything else, and where a query or fragment follows.
    package init?(_ text: String) {
        guard WebAddress(text) != nil,
            !text.utf8.contains(where: { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") })
        else { return nil }
        var rest = Substring(text).utf8
        while rest.last == UInt8(ascii: "/") { rest.removeLast() }
        self.text = String(Substring(rest))
    }

    /// The absolute URL of a path of ours, which begins with a slash.
    func absolute(_ href: String) -> String { text + href }
}
