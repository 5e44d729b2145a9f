import JSON

/// What counts as a figure, so that it needs a source.
///
/// A numeral does, unless it belongs to a name of `numeral-names.json` ("988", "12-step"); so do signs of per cent and of dollars, and numbers in words that
/// say how many of how many: "percent", "two in five", "two thirds of", "million", "about half of". Numbers in words alone ("two talks a week") do not.
struct FigureRules {
    private let names: [[String]]

    init(_ items: [Documents.SharedItem]) {
        names = items.compactMap { $0.object["name"]?.string.map { Words($0).words } }
    }

    /// The figures of a text, as a reader would see them; empty if there are none.
    func figures(in text: String) -> [String] {
        let words = Words(text)
        var figures = numerals(in: words)
        for sign in ["%", "$"] where text.utf8.contains(sign.utf8.first ?? 0) { figures.append(sign) }
        figures += words.words.filter(Self.measures.contains)
        return figures + shares(in: words)
    }

    /// The words with a digit that are no part of a name.
    func numerals(in text: String) -> Set<String> { Set(numerals(in: Words(text))) }

    private func numerals(in words: Words) -> [String] {
        let named = names.flatMap(words.ranges)
        return words.words.indices.filter { index in
            words.words[index].utf8.contains { (0x30...0x39).contains($0) } && !named.contains { $0.contains(index) }
        }.map { words.words[$0] }
    }

    private static let measures: Set = [
        "percent", "million", "millions", "billion", "billions", "thousand", "thousands", "trillion",
    ]
    private static let numbers: Set = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twenty", "hundred",
    ]
    private static let fractions: Set = ["third", "thirds", "quarter", "quarters", "fifth", "fifths"]
    /// What stands between the numbers of a share, the longer ones first.
    private static let links = [["in", "every"], ["out", "of"], ["in"]]
    private static let beforeHalf: Set = ["about", "almost", "nearly", "over", "than"]

    /// "two in five", "four out of ten", "two thirds of", "about half of".
    private func shares(in words: Words) -> [String] {
        let words = words.words
        return words.indices.compactMap { index in
            let next = Array(words[index...].dropFirst().prefix(3))
            if Self.numbers.contains(words[index]), let links = Self.links.first(where: next.starts),
                let last = next.dropFirst(links.count).first, Self.numbers.contains(last)
            {
                return ([words[index]] + links + [last]).joined(separator: " ")
            }
            if Self.fractions.contains(words[index]), next.first == "of" { return "\(words[index]) of" }
            if Self.beforeHalf.contains(words[index]), next.starts(with: ["half", "of"]) {
                return "\(words[index]) half of"
            }
            return nil
        }
    }
}
