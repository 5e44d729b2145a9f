import Content
import JSON

/// Writes what was found. What is the same in every answer is encoded once, so that a search costs what the search costs.
struct SearchRepresentation: Sendable {
    /// By entry: the members that every hit has.
    private let summaries: [EncodedPart]
    /// By entry: whole links.
    private let links: [[UInt8]]
    /// By crisis line.
    private let crisisLines: [[UInt8]]
    private let sections: [[Section]]

    init(_ content: ContentRepository, _ encodings: EntryEncodings) {
        let entries = content.entries
        summaries = encodings.summaries.parts
        links = entries.map { JSONValue.object($0.link.representation).encoded().withoutSpareRoom }
        crisisLines = content.crisisResources.map { JSONValue.object($0.summary).encoded() }
        sections = entries.map(\.sections)
    }

    /// A page. Whom to call stands first, as it does on the screen.
    func bytes(_ page: SearchPage, _ query: SearchQuery) -> [UInt8] {
        var writer = Writer(byteCapacity: 512 + page.hits.count * 1_200)
        writeCrisis(page.crisis, to: &writer)
        writer.list("items", page.hits) { hit, writer in write(hit, to: &writer) }
        writer.member("totalCount", page.totalCount)
        if !page.corrections.isEmpty {
            writer.list("corrections", page.corrections) { correction, writer in
                writer.object {
                    $0.member("typed", correction.typed)
                    $0.member("searched", correction.searched)
                }
            }
        }
        if !page.suggestions.isEmpty {
            writer.list("suggestions", page.suggestions) { entry, writer in writer.raw(links[entry]) }
        }
        writer.key("links")
        writer.object { writer in
            writer.member("self", SearchParameters.href(query, cursor: query.cursor))
            if let cursor = page.nextCursor { writer.member("next", SearchParameters.href(query, cursor: cursor)) }
            if page.linksToSponsoredListings { writer.member("sponsoredListings", RouteTable.sponsoredListings) }
        }
        return writer.end()
    }

    func bytes(_ answer: TypeAheadAnswer, _ text: String) -> [UInt8] {
        var writer = Writer(byteCapacity: 256 + answer.suggestions.count * 200)
        writeCrisis(answer.crisis, to: &writer)
        writer.list("items", answer.suggestions) { suggestion, writer in
            // A whole link but for its brace, and what was typed of it.
            writer.raw(links[suggestion.entry].dropLast())
            writer.continueObject { writer in
                if let name = suggestion.alsoKnownAs { writer.member("alsoKnownAs", name) }
                writer.ranges("titleMatches", suggestion.titleMatches)
            }
        }
        writer.key("links")
        writer.object { $0.member("self", SearchParameters.href(suggest: text)) }
        return writer.end()
    }

    private func writeCrisis(_ lines: [Int], to writer: inout Writer) {
        guard !lines.isEmpty else { return }
        writer.list("crisis", lines) { line, writer in writer.raw(crisisLines[line]) }
    }

    private func write(_ hit: SearchHit, to writer: inout Writer) {
        // In place of its brace, more members follow.
        writer.raw(summaries[hit.entry].bytes.dropLast())
        writer.continueObject { writer in
            writer.ranges("titleMatches", hit.titleMatches)
            guard let snippet = hit.snippet else { return }
            writer.key("snippet")
            writer.object { writer in
                if let section = snippet.section {
                    writer.key("section")
                    writer.object { writer in
                        writer.member("id", sections[hit.entry][section].id)
                        writer.member("title", sections[hit.entry][section].title)
                    }
                }
                writer.member("text", snippet.text)
                writer.ranges("matches", snippet.matches)
            }
        }
    }
}
