/// Where the world finds this server, for what has to be absolute: linked data, a page's canonical link.
package struct PublicSite: Equatable, Sendable {
    private let publicURL: PublicURL?

    /// Not set: what is said then are paths, which a reader resolves against the URL that it has read (RFC 3986 §5.1.3, JSON-LD 1.1 §4.1.3).
    /// So they hold behind any proxy, and nobody's `Host` field gets into an answer that a cache keeps for others.
    package static let unknown = PublicSite(nil)

    /// `publicURL` is `nil` where the operator has set none.
    package init(_ publicURL: PublicURL?) { self.publicURL = publicURL }

    /// The URL of one of our paths.
    package func url(_ path: String) -> String { (publicURL?.text ?? "") + path }
}
