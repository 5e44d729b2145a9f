import Content

/// An entry as an article.
extension Article {
    init(_ entry: Entry, sponsoredListings: String = RouteTable.sponsoredListings) {
        href = entry.href
        title = entry.title
        summary = entry.summary
        crisis = CrisisLines(all: entry.crisis)
        let urgent = entry.safetyNotices.filter(\.isUrgent)
        opening = urgent.filter { $0.standsFirst(on: entry) }.map(\.callout)
        var parts = urgent.filter { !$0.standsFirst(on: entry) }.map(\.callout)
        if !entry.alsoKnownAs.isEmpty || entry.abbreviation != nil {
            let names = [entry.abbreviation].compactMap(\.self) + entry.alsoKnownAs
            parts.append(.paragraph(Line("Also known as: \(names.joined(separator: ", ")).")))
        }
        parts += AttributeParts(entry.attributes).parts
        parts += entry.sections.map { .section(id: $0.id, title: $0.title, $0.blocks.map(\.part)) }
        parts += Self.links(of: entry)
        parts += Self.aboutThisPage(entry, sponsoredListings)
        self.parts = parts
        trail = [Line("Start", href: RouteTable.index), Line(entry.kind.title, href: entry.kind.href)]
        isSensitive = entry.isSensitive
    }

    private static func links(of entry: Entry) -> [Part] {
        var parts: [Part] = []
        let lists = [("Therapies", entry.therapies), ("Relapse-prevention tools", entry.relapsePreventionTools)]
        for (title, links) in lists where !links.isEmpty {
            parts.append(.section(id: nil, title: title, [.list(links.map(\.line), isOrdered: false)]))
        }
        var groups: [(relation: String, links: [Line])] = []
        for related in entry.related {
            if let place = groups.firstIndex(where: { $0.relation == related.relation }) {
                groups[place].links.append(related.link.line)
            } else {
                groups.append((related.relation, [related.link.line]))
            }
        }
        if !groups.isEmpty {
            let lists = groups.map { group in
                Part.section(
                    id: nil, title: AttributeParts.words(group.relation), [.list(group.links, isOrdered: false)])
            }
            parts.append(.section(id: nil, title: "Related pages", lists))
        }
        return parts
    }

    /// How far to trust it: evidence, sources, dates, and what it is not.
    private static func aboutThisPage(_ entry: Entry, _ sponsoredListings: String) -> [Part] {
        let evidence = Part.section(
            id: nil, title: "How good the evidence is",
            [.facts([Fact(name: "Evidence", value: entry.evidence.level)]), .paragraph(Line(entry.evidence.statement))])
        var review = [
            Fact(name: "Last reviewed", value: entry.review.lastReviewed.description),
            Fact(name: "Next review", value: entry.review.nextReview.description),
            Fact(name: "Read by a clinician", value: AttributeParts.code(entry.review.clinicalReview)),
        ]
        if entry.isAddition { review.append(Fact(name: "Origin", value: "an addition of the editors")) }
        var about: [Part] = entry.safetyNotices.filter { !$0.isUrgent }.map(\.callout)
        about.append(.facts(review))
        if entry.linksToSponsoredListings {
            about.append(
                .paragraph(Line("Paid advertising stands apart, on a page of its own", href: sponsoredListings)))
        }
        return [evidence] + sources(entry.sources) + [.section(id: nil, title: "About this page", about)]
    }

    static func sources(_ sources: [Source]) -> [Part] {
        guard !sources.isEmpty else { return [] }
        let lines = sources.map { Line("\($0.publisher): \($0.title)\($0.year.map { ", \($0)" } ?? "")", href: $0.url) }
        return [.section(id: nil, title: "Sources", [.list(lines, isOrdered: false)])]
    }
}

extension Entry {
    /// Whether somebody who reads it may be watched: where a notice speaks of danger at home.
    var isSensitive: Bool { safetyNotices.contains { $0.id == "domestic-violence" } }
}

extension SafetyNotice {
    /// What may save a life stands before the text; what is good to know, behind it.
    var isUrgent: Bool { tone != "information" }

    var callout: Article.Part { .callout(tone: tone, title: title, text: text, items: items) }
}

extension EntryLink {
    var line: Article.Line { Article.Line(title, href: "\(kind.href)/\(id)") }
}

extension Block {
    var part: Article.Part {
        switch content {
        case .paragraph(let text): .paragraph(Article.Line(text))
        case .list(let items, let isOrdered): .list(items.map { Article.Line($0) }, isOrdered: isOrdered)
        case .callout(let tone, let text): .callout(tone: tone, title: nil, text: text, items: [])
        }
    }
}
