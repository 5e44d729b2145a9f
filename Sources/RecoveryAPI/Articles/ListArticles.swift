import Content

/// The lists as articles, so that a visitor with a browser can click through everything.
extension Article {
    /// An article that belongs to no entry: it has the lines for anybody.
    private init(_ href: String, _ title: String, _ summary: String, _ parts: [Part], _ content: ContentRepository) {
        self.href = href
        self.title = title
        self.summary = summary
        crisis = CrisisLines(
            all: href == RouteTable.crisisResources
                ? content.crisisResources : content.crisisResources.filter(\.isEverywhere))
        opening = []
        self.parts = parts
        trail = href == RouteTable.index ? [] : [Line("Start", href: RouteTable.index)]
        isSensitive = false
    }

    static func index(_ content: ContentRepository) -> Article {
        let collections = content.collections.map { collection in
            Line(collection.kind.title, href: collection.kind.href, note: "\(collection.entries.count) pages")
        }
        let others = [
            Line("Everything in one menu", href: RouteTable.navigation),
            Line("Lines that help at once", href: RouteTable.crisisResources),
            Line("Advertising, apart from all else", href: RouteTable.sponsoredListings),
        ]
        return Article(
            RouteTable.index, "Addiction treatment and recovery",
            "Plain information on treatment for addiction and on life in recovery. You do not have to read it all; begin where you are.",
            [
                .list(collections, isOrdered: false),
                .section(id: nil, title: "More", [.list(others, isOrdered: false)]),
            ],
            content)
    }

    static func collection(_ collection: Collection, _ content: ContentRepository) -> Article {
        let lines = collection.entries.map { Line($0.title, href: $0.href, note: $0.summary) }
        return Article(
            collection.kind.href, collection.kind.title, "\(lines.count) pages, in the order of their titles.",
            [.list(lines, isOrdered: false)], content)
    }

    static func navigation(_ content: ContentRepository) -> Article {
        let parts = content.navigation.clusters.map { cluster in
            Part.section(id: cluster.id, title: cluster.title, [.list(cluster.entries.map(\.line), isOrdered: false)])
        }
        return Article(
            RouteTable.navigation, "Everything in one menu", "All pages of the menu, in their order.", parts, content)
    }

    static func crisisResources(_ content: ContentRepository) -> Article {
        Article(
            RouteTable.crisisResources, "Lines that help at once",
            "You do not have to be sure that it is serious enough.", [], content)
    }

    static func sponsoredListings(_ content: ContentRepository) -> Article {
        let parts = content.sponsoredListings.map { listing -> Part in
            let claims = listing.claims.map { claim in
                Line(
                    "\(claim.attributedTo) says: “\(claim.text)” As of: \(claim.asOf). Recorded on \(claim.recordedOn)."
                )
            }
            return .section(
                id: listing.id, title: "\(listing.label): \(listing.title)",
                [
                    .callout(tone: "information", title: nil, text: listing.disclosure, items: []),
                    .paragraph(Line(listing.summary)),
                    .list(listing.features.map { Line($0) } + claims, isOrdered: false),
                    .section(
                        id: nil, title: "Good to know", [.list(listing.background.map { Line($0) }, isOrdered: false)]),
                    .paragraph(Line(listing.advertiser.name, href: listing.advertiser.url)),
                ] + sources(listing.sources))
        }
        return Article(
            RouteTable.sponsoredListings, "Advertising",
            "What stands here was paid for. It is kept apart from our content and is no recommendation.", parts, content
        )
    }
}
