import Content

/// An article in Markdown as CommonMark reads it, without HTML in it.
struct MarkdownWriter {
    private(set) var text = ""

    init(_ article: Article) {
        text.reserveCapacity(16_384)
        write(article.crisis.first)
        text += "# \(Self.escaped(article.title))\n\n"
        write(article.opening, depth: 2)
        text += "\(Self.escaped(article.summary))\n\n"
        write(article.parts, depth: 2)
        text += "## Help right now\n\n"
        for line in article.crisis.all { text += "- \(Self.sentence(line))\n" }
        text += "\n"
        let around = [article.trail.last, article.previous, article.next].compactMap(\.self)
        text += zip(["Up", "Previous", "Next"], [article.trail.last, article.previous, article.next])
            .compactMap { name, line in line.map { "\(name): \(Self.inline($0))" } }.joined(separator: " · ")
        text += around.isEmpty ? "" : "\n"
    }

    private mutating func write(_ lines: [CrisisResource]) {
        let sentences = lines.map { line in
            "\(Self.escaped(line.occasion)): \(line.shortWays.map { "\($0.verb) \($0.number)" }.joined(separator: " or "))."
        }
        text += "> **\(sentences.joined(separator: " "))**\n\n"
    }

    private mutating func write(_ parts: [Article.Part], depth: Int) {
        for part in parts { write(part, depth: depth) }
    }

    private mutating func write(_ part: Article.Part, depth: Int) {
        switch part {
        case .paragraph(let line): text += "\(Self.inline(line))\n\n"
        case .list(let lines, let isOrdered):
            for (index, line) in lines.enumerated() {
                text += "\(isOrdered ? "\(index + 1)." : "-") \(Self.inline(line))\n"
            }
            text += "\n"
        case .facts(let facts):
            for fact in facts { text += "- **\(Self.escaped(fact.name)):** \(Self.escaped(fact.value))\n" }
            text += "\n"
        case .callout(let tone, let title, let words, let items):
            text += "> **\(Self.escaped(title ?? AttributeParts.words(tone)))**\n>\n> \(Self.escaped(words))\n"
            if !items.isEmpty { text += ">\n" + items.map { "> - \(Self.escaped($0))\n" }.joined() }
            text += "\n"
        case .section(_, let title, let parts):
            text += "\(String(repeating: "#", count: min(depth, 6))) \(Self.escaped(title))\n\n"
            write(parts, depth: depth + 1)
        }
    }

    private static func inline(_ line: Article.Line) -> String {
        line.href.map { "[\(escaped(line.text))](<\($0)>)" } ?? escaped(line.text)
    }

    private static func sentence(_ line: CrisisResource) -> String {
        var ways = line.ways.map { "\($0.verb) [\($0.number)](<\($0.scheme):\($0.number)>)" }
        if let url = line.url { ways.append("[web site](<\(url)>)") }
        return
            "**\(escaped(line.name))**: \(ways.joined(separator: ", ")). \(line.remarks.map(escaped).joined(separator: " "))"
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["),
            UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "#"),
            UInt8(ascii: "|"), UInt8(ascii: "~"), UInt8(ascii: "!"):
            true
        default: false
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    /// CommonMark §2.4: what could be markup gets a backslash. A point behind digits, a plus or a minus at the start could begin a list.
    static func escaped(_ text: String) -> String {
        // Nearly all text has nothing of the kind.
        if let first = text.utf8.first, isLetter(first), !text.utf8.contains(where: isSpecial) { return text }
        var output = ""
        output.reserveCapacity(text.utf8.count)
        var isDigits = true
        for (index, scalar) in text.unicodeScalars.enumerated() {
            switch scalar {
            case "\\", "`", "*", "_", "[", "]", "<", ">", "&", "#", "|", "~", "!": output += "\\"
            case "+" where index == 0, "-" where index == 0: output += "\\"
            case "." where isDigits && index > 0, ")" where isDigits && index > 0: output += "\\"
            default: break
            }
            if !("0"..."9").contains(scalar) { isDigits = false }
            output.unicodeScalars.append(scalar)
        }
        return output
    }
}

extension CrisisResource {
    /// What there is to say of it beside how to reach it.
    var remarks: [String] {
        var remarks = [purpose]
        if let instructions { remarks.append(instructions) }
        if let hours { remarks.append("Open \(hours).") }
        if !languages.isEmpty { remarks.append("Languages: \(languages.joined(separator: ", ")).") }
        return remarks
    }
}
