import JSON

/// The whole of `/docs`: what the API is, every operation with its form, and every schema.
struct DocumentationPage {
    private let description: JSONObject
    private let operations: [DescribedOperation]

    init(description: JSONObject) {
        self.description = description
        operations = DescribedOperation.all(in: description)
    }

    var html: HTML {
        let info = description["info"]?.object ?? [:]
        return """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(info["title"]?.string ?? ""): the API</title>
            <style>\(Self.style)</style>
            <script src="\(RouteTable.documentationScript)" defer></script>
            </head>
            <body>
            <a class="skip" href="#operations">To the operations</a>
            <header>
            <h1>\(info["title"]?.string ?? ""): the API</h1>
            <p class="lead">\(info["summary"]?.string ?? ""). Version \(info["version"]?.string ?? "").</p>
            \(Self.paragraphs(info["description"]?.string))
            <p>For programs, this is <a href="\(RouteTable.description)">\(RouteTable.description)</a> (OpenAPI). Nothing on this page comes from anywhere else.</p>
            <noscript><p>Without scripts you can read everything here; the forms that try an operation need one.</p></noscript>
            </header>
            \(contents)
            <main id="operations">
            \(HTML.joined(tags.map(section)))
            \(SchemaSections(description: description).html)
            </main>
            </body>
            </html>

            """
    }

    /// The sheet as markup: it is ours, and has nothing to escape.
    private static let style = HTML(stringLiteral: DocumentationStyle.sheet)

    private var tags: [(name: String, about: String)] {
        (description["tags"]?.array ?? []).compactMap(\.object).map {
            (name: $0["name"]?.string ?? "", about: $0["description"]?.string ?? "")
        }
    }

    /// The operations of a tag. One that has several stands under its first.
    private func operations(of tag: String) -> [DescribedOperation] {
        operations.filter { $0.object["tags"]?.array?.first?.string == tag }
    }

    private var contents: HTML {
        let groups = tags.map { tag -> HTML in
            let links = operations(of: tag.name).map { operation -> HTML in
                "<li><a href=\"#\(operation.anchor)\"><b>\(operation.method)</b> \(operation.path)</a></li>"
            }
            return "<h3>\(tag.name)</h3>\n<ul>\n\(HTML.joined(links))\n</ul>"
        }
        return """
            <nav aria-labelledby="contents">
            <h2 id="contents">All operations</h2>
            \(HTML.joined(groups))
            </nav>
            """
    }

    private func section(_ tag: (name: String, about: String)) -> HTML {
        let sections = operations(of: tag.name).map { OperationSection(operation: $0, description: description).html }
        return "<h2>\(tag.name)</h2>\n<p class=\"lead\">\(tag.about).</p>\n\(HTML.joined(sections))"
    }

    private static func paragraphs(_ text: String?) -> HTML {
        HTML.joined((text ?? "").split(separator: "\n").map { "<p>\(String($0))</p>" })
    }
}

extension DescribedOperation {
    /// Where it stands on the page.
    var anchor: String { object["operationId"]?.string ?? "" }
}
