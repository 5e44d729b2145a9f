/// A strict look at a page: what is not well-formed is a fault, where a browser would only guess.
struct Markup {
    private(set) var faults: [String] = []
    private(set) var text = ""
    /// In order, with their levels.
    private(set) var headings: [Int] = []
    private(set) var ids: [String] = []
    private(set) var hrefs: [String] = []
    private(set) var elements: [String: Int] = [:]

    /// HTML Standard §13.1.2.
    private static let void: Set = ["meta", "link", "input", "br", "hr", "img"]

    init(_ page: String) {
        var open: [String] = []
        var rest = page[...]
        guard rest.hasPrefix("<!doctype html>\n") else {
            faults.append("no doctype")
            return
        }
        rest = rest.dropFirst("<!doctype html>\n".count)
        while let start = rest.firstIndex(of: "<") {
            read(text: rest[..<start], in: open.last)
            guard let end = rest[start...].firstIndex(of: ">") else {
                faults.append("a tag without an end")
                return
            }
            let tag = rest[rest.index(after: start)..<end]
            rest = rest[rest.index(after: end)...]
            if tag.first == "/" {
                if open.popLast() != String(tag.dropFirst()) {
                    faults.append("</\(tag.dropFirst())> closes another element")
                }
            } else {
                let name = String(tag.prefix { $0.isLetter || $0.isNumber })
                read(attributes: tag.dropFirst(name.count), of: name)
                elements[name, default: 0] += 1
                if name.count == 2, name.first == "h", let level = name.last?.wholeNumberValue {
                    headings.append(level)
                }
                if !Self.void.contains(name) { open.append(name) }
            }
        }
        if !open.isEmpty { faults.append("not closed: \(open)") }
        if Set(ids).count != ids.count { faults.append("an id twice: \(ids.sorted())") }
    }

    private mutating func read(text: Substring, in element: String?) {
        guard element != "style" else { return }
        if text.contains(">") { faults.append("a bare > in \(text.prefix(40))") }
        var rest = text
        while let start = rest.firstIndex(of: "&") {
            let name = rest[start...].prefix { $0 != ";" }
            if !["&amp", "&lt", "&gt", "&quot", "&#39"].contains(name) {
                faults.append("a bare & in \(text.prefix(40))")
            }
            rest = rest[rest.index(after: start)...]
        }
        self.text += Self.decoded(text) + " "
    }

    private mutating func read(attributes: Substring, of element: String) {
        var rest = attributes
        while let first = rest.first {
            guard first == " " else { return faults.append("<\(element)\(attributes)>") }
            rest = rest.dropFirst()
            let name = rest.prefix { $0.isLetter || $0 == "-" }
            rest = rest.dropFirst(name.count)
            // One without a value.
            guard rest.first == "=" else { continue }
            guard rest.dropFirst().first == "\"", let end = rest.dropFirst(2).firstIndex(of: "\"") else {
                return faults.append("<\(element)\(attributes)> has a value without quotes")
            }
            let value = Self.decoded(rest.dropFirst(2)[..<end])
            if name == "id" { ids.append(value) }
            if name == "href" { hrefs.append(value) }
            if name.hasPrefix("on") || name == "style" { faults.append("<\(element)> has \(name)") }
            rest = rest[rest.index(after: end)...]
        }
    }

    private static func decoded(_ text: Substring) -> String {
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
            .reduce(String(text)) { $0.replacing($1.0, with: $1.1) }
    }
}
