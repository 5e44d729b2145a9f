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
            <style>\(Self.style)</style>
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

    /// The sheet as markup: it is ours, and has nothing to escape.
    private static let style = HTML(stringLiteral: PageStyle.sheet)

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
    fileprivate var html: HTML {
        var ways: [HTML] = []
        if let call { ways.append("call <a href=\"tel:\(call)\">\(call)</a>") }
        if let text {
            let keyword: HTML = textKeyword.map { "\($0) to " } ?? .nothing
            ways.append("text \(keyword)<a href=\"sms:\(text)\">\(text)</a>")
        }
        if let tty { ways.append("TTY <a href=\"tel:\(tty)\">\(tty)</a>") }
        if let url { ways.append("<a href=\"\(url)\">web site</a>") }
        let sentence = HTML.joined(ways, separator: ", ")
        return "<li><strong>\(name)</strong>: \(sentence). \(purpose)</li>"
    }
}
