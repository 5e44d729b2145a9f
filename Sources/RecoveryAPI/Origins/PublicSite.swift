/// Where the world finds this server, for what is better absolute: linked data, a page's canonical link, the API catalog.
struct PublicSite {
    private let publicURL: PublicURL?

    /// `nil` where the operator has set none: what is said then are paths, which a reader resolves against the URL that it has read (RFC 3986 §5.1.3,
    /// JSON-LD 1.1 §4.1.3). So they hold behind any proxy, and nobody's `Host` field gets into an answer that a cache keeps for others.
    init(_ publicURL: PublicURL?) { self.publicURL = publicURL }

    /// The URL of one of our paths, or else the path.
    func url(_ path: String) -> String { publicURL?.absolute(path) ?? path }
}
