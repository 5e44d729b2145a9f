/// Where the world finds this server, for what has to be absolute: linked data, feeds, a page's canonical link.
package struct PublicSite: Equatable, Sendable {
    /// Scheme and authority, and nothing behind; `nil` where the operator has set none.
    private let origin: String?

    /// Not set: what is said then are paths, which a reader resolves against the URL that it has read (RFC 3986 §5.1.3, JSON-LD 1.1 §4.1.3).
    /// So they hold behind any proxy, and nobody's `Host` field gets into an answer that a cache keeps for others.
    package static let unknown = PublicSite(origin: nil)

    private init(origin: String?) { self.origin = origin }

    /// `https://example.org`, with or without a slash at its end; `nil` for what is not that.
    package init?(_ text: String) {
        let origin = text.hasSuffix("/") ? String(text.dropLast()) : text
        guard let address = WebAddress(origin), address.isOrigin else { return nil }
        self.origin = origin
    }

    /// The URL of one of our paths.
    package func url(_ path: String) -> String { (origin ?? "") + path }
}
