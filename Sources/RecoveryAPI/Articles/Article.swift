import Content

/// What a person reads, apart from how it is written down: the formats for people are made of this, so that none of them can lack what another has.
struct Article: Sendable {
    /// A line of text, or a link.
    struct Line: Sendable {
        let text: String
        /// A path of ours or the address of another site.
        let href: String?
        /// What is said of the place where the link leads.
        let note: String?

        init(_ text: String, href: String? = nil, note: String? = nil) {
            self.text = text
            self.href = href
            self.note = note
        }
    }

    /// A name and what it has.
    struct Fact: Sendable {
        let name: String
        let value: String
    }

    enum Part: Sendable {
        case paragraph(Line)
        case list([Line], isOrdered: Bool)
        case facts([Fact])
        /// `information`, `warning` or `emergency`.
        case callout(tone: String, title: String?, text: String, items: [String])
        /// With an id where it can be linked to.
        indirect case section(id: String?, title: String, [Part])
    }

    /// Its path without a suffix.
    let href: String
    let title: String
    let summary: String
    /// The lines that stand before everything, and all that stand at the end.
    let crisis: CrisisLines
    /// Notices that stand before the summary.
    let opening: [Part]
    let parts: [Part]
    /// From the index to above this.
    let trail: [Line]
    /// The article before and after this, of those that belong together.
    var previous: Line?
    var next: Line?
    /// Whether a reader may have to hide this page from somebody.
    let isSensitive: Bool
}

/// The crisis lines of an article.
struct CrisisLines: Sendable {
    /// In the order that the entry has them.
    let all: [CrisisResource]

    /// Those that stand before everything: 911 and 988, after the line for the entry's own danger if it has one among its first two.
    var first: [CrisisResource] {
        let own = all.prefix(2).filter { !$0.isEverywhere }
        return own + all.filter { $0.isEverywhere && ($0.isEmergency || $0.isLifeline) }
    }
}

extension CrisisResource {
    /// Calls of three digits need no name: everybody knows what they are.
    var isEmergency: Bool { call == "911" }
    var isLifeline: Bool { call == "988" && text == "988" }

    /// One way to reach the line: a verb, and the number.
    struct Way: Sendable {
        /// "call" or "text HOME to".
        let verb: String
        let number: String
        /// `tel` or `sms`.
        let scheme: String
    }

    var ways: [Way] {
        var ways: [Way] = []
        if let call { ways.append(Way(verb: "call", number: call, scheme: "tel")) }
        if let text {
            ways.append(Way(verb: textKeyword.map { "text \($0) to" } ?? "text", number: text, scheme: "sms"))
        }
        if let tty { ways.append(Way(verb: "TTY", number: tty, scheme: "tel")) }
        return ways
    }

    /// The first two ways, and one where a number takes both.
    var shortWays: [Way] {
        if let call, call == text, textKeyword == nil {
            return [Way(verb: "call or text", number: call, scheme: "tel")]
        }
        return Array(ways.prefix(2))
    }

    /// How the short line at the start begins.
    var occasion: String {
        if isEmergency { return "In danger" }
        return isLifeline ? "In a crisis" : name
    }
}
