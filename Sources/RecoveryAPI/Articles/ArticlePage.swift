import Content
import HTTP

/// An article as a page: complete without a script, a picture or anything that has to be loaded.
struct ArticlePage {
    let article: Article
    /// Where this page is said to be.
    let site: PublicSite
    /// The formats beside HTML, as links.
    let alternates: [Formats.Available]
    /// Stands behind the text, for who wants to be called.
    var form: HTML?

    var html: HTML {
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(article.title)</title>
        <meta name="description" content="\(article.summary)">
        <link rel="canonical" href="\(site.url(article.href))">
        \(HTML.joined(alternates.map { "<link rel=\"alternate\" type=\"\($0.mediaType.description)\" href=\"\($0.href)\">" }))
        <style>\(form == nil ? PageStyle.readingMarkup : PageStyle.markup)</style>
        </head>
        <body>
        \(article.isSensitive ? Self.quickExit : .nothing)<header class="band">
        <p class="now">\(HTML.joined(article.crisis.first.map(\.shortHTML), separator: " "))</p>
        </header>
        \(trail)        <main id="main">
        <h1>\(article.title)</h1>
        \(Self.html(article.opening, level: 2))<p class="lead">\(article.summary)</p>
        \(Self.html(article.parts, level: 2))\(form ?? .nothing)\(neighbours)</main>
        <aside aria-labelledby="crisis-lines">
        <h2 id="crisis-lines">Help right now</h2>
        <ul>
        \(HTML.joined(article.crisis.all.map(\.html)))
        </ul>
        </aside>
        </body>
        </html>

        """
    }

    var bytes: [UInt8] { Array(html.markup.utf8) }

    /// A link, since a page without a script can do no more. Where it leads is a page that anybody may have open.
    private static let quickExit: HTML = """
        <nav class="exit" aria-label="Leave quickly"><a href="https://www.weather.gov/" rel="noreferrer">Leave this page now</a> <span>Leaving does not clear your history. If someone may check this device, use a private window or a safer one.</span></nav>

        """

    private var trail: HTML {
        guard !article.trail.isEmpty else { return .nothing }
        let steps = HTML.joined(article.trail.map { "<li>\(Self.inline($0))</li>" }, separator: "")
        return "<nav class=\"trail\" aria-label=\"Where you are\"><ol>\(steps)</ol></nav>\n"
    }

    private var neighbours: HTML {
        let links: [HTML] = [("Previous", "prev", article.previous), ("Next", "next", article.next)].compactMap {
            name, relation, line in
            line.map { "<li>\(name): <a rel=\"\(relation)\" href=\"\($0.href ?? "")\">\($0.text)</a></li>" }
        }
        guard !links.isEmpty else { return .nothing }
        return
            "<nav class=\"neighbours\" aria-label=\"Other parts\"><ul>\(HTML.joined(links, separator: ""))</ul></nav>\n"
    }

    private static func html(_ parts: [Article.Part], level: Int) -> HTML {
        HTML.joined(parts.map { html($0, level: level) }, separator: "")
    }

    private static func html(_ part: Article.Part, level: Int) -> HTML {
        switch part {
        case .paragraph(let line): return "<p>\(inline(line))</p>\n"
        case .list(let lines, let isOrdered):
            let items = HTML.joined(lines.map { "<li>\(inline($0))</li>" })
            return isOrdered ? "<ol>\n\(items)\n</ol>\n" : "<ul>\n\(items)\n</ul>\n"
        case .facts(let facts):
            let rows = facts.map { fact -> HTML in "<div><dt>\(fact.name)</dt><dd>\(fact.value)</dd></div>" }
            return "<dl>\n\(HTML.joined(rows))\n</dl>\n"
        case .callout(let tone, let title, let text, let items):
            let heading: HTML = title.map { "<p><strong>\($0)</strong></p>\n" } ?? .nothing
            let list: HTML =
                items.isEmpty ? .nothing : "<ul>\n\(HTML.joined(items.map { "<li>\($0)</li>" }))\n</ul>\n"
            return "<div class=\"callout \(tone)\" role=\"note\">\n\(heading)<p>\(text)</p>\n\(list)</div>\n"
        case .section(let id, let title, let parts):
            let opening: HTML = id.map { "<section id=\"\($0)\">" } ?? "<section>"
            let heading: HTML =
                switch level {
                case 2: "<h2>\(title)</h2>"
                case 3: "<h3>\(title)</h3>"
                default: "<h4>\(title)</h4>"
                }
            return "\(opening)\n\(heading)\n\(html(parts, level: level + 1))</section>\n"
        }
    }

    private static func inline(_ line: Article.Line) -> HTML {
        let note: HTML = line.note.map { "<span class=\"note\">\($0)</span>" } ?? .nothing
        return line.href.map { "<a href=\"\($0)\">\(line.text)</a>\(note)" } ?? "\(line.text)\(note)"
    }
}

extension CrisisResource {
    /// "In danger, call 911."
    fileprivate var shortHTML: HTML {
        let ways = shortWays.map { way -> HTML in
            "\(way.verb) <a href=\"\(way.scheme):\(way.number)\">\(way.number)</a>"
        }
        return "<span>\(occasion): \(HTML.joined(ways, separator: " or ")).</span>"
    }
}
