/// `/robots.txt`: content is for everybody, forms and probes are not for crawlers. RFC 9309.
struct RobotsText {
    let publicURL: PublicURL?

    var bytes: [UInt8] {
        let closed = [RouteTable.contactRequests, RouteTable.liveness, RouteTable.readiness]
        let siteMap = publicURL.map { ["Sitemap: \($0.absolute(RouteTable.siteMap))"] } ?? []
        let lines = ["User-agent: *"] + closed.map { "Disallow: \($0)" } + siteMap
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }
}
