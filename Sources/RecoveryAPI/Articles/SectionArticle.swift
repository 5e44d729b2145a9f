import Content

/// A section of an entry, alone: with whom to call and what to look out for, which stand with the entry and must not stay behind there.
extension Article {
    init(_ place: Int, of entry: Entry) {
        let section = entry.sections[place]
        href = entry.href(of: section)
        title = section.title
        summary = "From “\(entry.title)”."
        crisis = CrisisLines(all: entry.crisis)
        opening = entry.safetyNotices.filter(\.isUrgent).map(\.callout)
        let cited = Set(section.blocks.flatMap(\.sourceIDs))
        parts =
            section.blocks.map(\.part) + Self.sources(entry.sources.filter { cited.contains($0.id) }) + [
                .section(
                    id: nil, title: "About this page",
                    entry.safetyNotices.filter { !$0.isUrgent }.map(\.callout) + [
                        .facts([Fact(name: "Last reviewed", value: entry.review.lastReviewed.description)])
                    ])
            ]
        trail = [
            Line("Start", href: RouteTable.index), Line(entry.kind.title, href: entry.kind.href),
            Line(entry.title, href: entry.href),
        ]
        isSensitive = entry.isSensitive
        if place > 0 { previous = entry.line(of: entry.sections[place - 1]) }
        if place + 1 < entry.sections.count { next = entry.line(of: entry.sections[place + 1]) }
    }
}

extension Entry {
    var sectionsHref: String { "\(href)/sections" }

    func href(of section: Section) -> String { "\(sectionsHref)/\(section.id)" }

    fileprivate func line(of section: Section) -> Article.Line {
        Article.Line(section.title, href: href(of: section))
    }
}
