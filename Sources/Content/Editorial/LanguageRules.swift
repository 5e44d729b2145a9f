import JSON

/// The words that the content avoids, and what it says instead, as `language.json` has them.
struct LanguageRules {
    private struct Rule {
        let phrase: [String]
        let avoid: String
        let use: String
        /// Names that may hold the phrase.
        let exceptions: [[String]]
    }

    /// By the first word of the phrase, so that a text is walked once.
    private var rules: [String: [Rule]] = [:]

    init(_ items: [Documents.SharedItem]) {
        for item in items {
            let exceptions = item.object.strings("except").map { Words($0.text).words }
            let use = item.object["use"]?.string ?? ""
            for (_, avoid) in item.object.strings("avoid") {
                let phrase = Words(avoid).words
                guard let first = phrase.first else { continue }
                rules[first, default: []].append(
                    Rule(phrase: phrase, avoid: avoid, use: use, exceptions: exceptions))
            }
        }
    }

    /// A message for each word of `text` that is avoided.
    func objections(to text: String) -> [String] {
        let words = Words(text)
        return Set(words.words).sorted().flatMap { rules[$0] ?? [] }.compactMap { rule in
            let excused = rule.exceptions.flatMap(words.ranges)
            let stands = words.ranges(of: rule.phrase).contains { range in
                !excused.contains { $0.contains(range.lowerBound) && $0.upperBound >= range.upperBound }
            }
            return stands ? "says \"\(rule.avoid)\"; we say: \(rule.use)" : nil
        }
    }
}
