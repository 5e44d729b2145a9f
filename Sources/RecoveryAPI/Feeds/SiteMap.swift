import Content

/// `/sitemap.xml`: every entry by its canonical URL. https://www.sitemaps.org/protocol.html.
struct SiteMap {
    let content: ContentRepository
    let publicURL: PublicURL

    /// The protocol's limit for one file.
    private static let urlCountMaximum = 50_000

    var bytes: [UInt8] {
        let entries = content.entries.prefix(Self.urlCountMaximum)
        let urls = entries.map { entry in
            "<url><loc>\(Self.escaped(publicURL.absolute(entry.href)))</loc><lastmod>\(lastModified(entry))</lastmod></url>\n"
        }
        return Array(
            ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n" + urls.joined() + "</urlset>\n")
                .utf8)
    }

    /// What an entry shows may have changed after it was itself.
    private func lastModified(_ entry: Entry) -> CalendarDate {
        let recorded = content.changes.newest(of: entry.path)?.date
        return max(entry.dateModified, recorded ?? entry.dateModified)
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("'", with: "&apos;")
    }
}
