import Content

/// An article in plain text that is read aloud: full sentences, no address, no symbol, and numbers of crisis lines digit by digit.
struct SpeechWriter {
    private(set) var text = ""

    init(_ article: Article) {
        text.reserveCapacity(16_384)
        say(article.crisis.first.map(Self.short).joined(separator: " "))
        say(Self.sentence(article.title))
        write(article.opening)
        say(Self.sentence(article.summary))
        write(article.parts)
        say("Help right now.")
        for line in article.crisis.all { say(Self.whole(line)) }
    }

    private mutating func say(_ sentence: String) {
        if !sentence.isEmpty { text += sentence + "\n\n" }
    }

    private mutating func write(_ parts: [Article.Part]) {
        for part in parts {
            switch part {
            case .paragraph(let line): say(Self.sentence(line.isAddress ? "" : line.text))
            case .list(let lines, let isOrdered):
                for (index, line) in lines.enumerated() where !line.isAddress {
                    text += (isOrdered ? "Step \(index + 1). " : "") + Self.sentence(line.text) + "\n"
                }
                text += "\n"
            case .facts(let facts):
                for fact in facts { text += Self.sentence("\(fact.name): \(fact.value)") + "\n" }
                text += "\n"
            case .callout(let tone, let title, let words, let items):
                let heading = title ?? (tone == "information" ? nil : "Important")
                say(([heading].compactMap(\.self) + [words] + items).map(Self.sentence).joined(separator: " "))
            case .section(_, let title, let parts):
                say(Self.sentence(title))
                write(parts)
            }
        }
    }

    private static func short(_ line: CrisisResource) -> String {
        sentence(
            "\(line.occasion), \(line.shortWays.map { "\($0.verb) \($0.number)" }.joined(separator: ", or "))")
    }

    private static func whole(_ line: CrisisResource) -> String {
        let ways = line.ways.map { "\($0.verb) \($0.number)" } + (line.url == nil ? [] : ["or see its web site"])
        let reach = ways.isEmpty ? [] : [ways.joined(separator: ", ")]
        return ([([line.name] + reach).joined(separator: ": ")] + line.remarks).map(sentence).joined(separator: " ")
    }

    /// With a full stop, if it does not end in one.
    private static func sentence(_ text: String) -> String {
        let spoken = SpokenText(text).text
        guard let last = spoken.unicodeScalars.last else { return "" }
        return ".?!".unicodeScalars.contains(last) ? spoken : spoken + "."
    }
}

extension Article.Line {
    /// A line that has nothing to say but where something stands.
    fileprivate var isAddress: Bool { href == text }
}
