import Content
import HTTP

/// One of our pages: its title and what stands in its middle. Whom to call stands above it in one line and below it in full.
struct Page: Sendable {
    let title: String
    let main: HTML

    func bytes(crisis: [CrisisResource]) -> [UInt8] {
        let html: HTML = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <title>\(title)</title>
            <style>\(PageStyle.markup)</style>
            </head>
            <body>
            <div class="band"><p class="now">In danger, call <a href="tel:911">911</a>. In a crisis, call or text <a href="tel:988">988</a>, day and night.</p></div>
            <main>
            \(main)
            </main>
            <aside aria-labelledby="crisis">
            <h2 id="crisis">Help right now</h2>
            <ul>
            \(HTML.joined(crisis.map(\.html)))
            </ul>
            </aside>
            </body>
            </html>

            """
        return Array(html.markup.utf8)
    }

    /// What a page may do: show itself in our style, and post a form to us, after which we may send the browser on to one of `returnHosts`, which
    /// browsers hold against the same directive.
    static func policy(returnHosts: ReturnHosts) -> HTTPResponse.Field {
        let targets = (["'self'"] + returnHosts.hosts).joined(separator: " ")
        return HTTPResponse.Field(
            "Content-Security-Policy",
            "default-src 'none'; style-src \(PageStyle.source); form-action \(targets); base-uri 'none'; frame-ancestors 'none'"
        )
    }
}

extension CrisisResource {
    /// One line, with links that a telephone follows.
    var html: HTML {
        var links = ways.map { way -> HTML in
            "\(way.verb) <a href=\"\(way.scheme):\(way.number)\">\(way.number)</a>"
        }
        if let url { links.append("<a href=\"\(url)\">web site</a>") }
        return
            "<li><strong>\(name)</strong>: \(HTML.joined(links, separator: ", ")). \(remarks.joined(separator: " "))</li>"
    }
}
