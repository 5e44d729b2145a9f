/// The Flesch-Kincaid grade of a text: the school year in the United States that should read it with ease.
///
/// Kincaid and others, 1975. Syllables are estimated by groups of vowels, which errs by some tenths of a grade.
struct Readability {
    let wordCount: Int
    let grade: Double

    init(of passages: [String]) {
        let text = passages.map { $0.hasSuffix(".") || $0.hasSuffix("?") || $0.hasSuffix("!") ? $0 : $0 + "." }
            .joined(separator: " ")
        let words = text.split { !($0.isLetter || $0 == "'" || $0 == "’" || $0 == "-") }.filter {
            $0.contains(where: \.isLetter)
        }
        let sentenceCount = max(1, text.matches(of: /[.!?]+(\s|$)/).count)
        let syllableCount = words.map(Self.syllableCount).reduce(0, +)
        wordCount = words.count
        grade =
            0.39 * Double(words.count) / Double(sentenceCount) + 11.8 * Double(syllableCount)
            / Double(max(1, words.count)) - 15.59
    }

    private static func syllableCount(_ word: Substring) -> Int {
        let letters = word.lowercased().filter { ("a"..."z").contains($0) }
        let vowelGroups = letters.matches(of: /[aeiouy]+/).count
        let hasSilentE = letters.hasSuffix("e") && !letters.hasSuffix("le") && vowelGroups > 1
        return max(1, hasSilentE ? vowelGroups - 1 : vowelGroups)
    }
}
