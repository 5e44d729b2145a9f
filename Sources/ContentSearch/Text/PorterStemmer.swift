/// Takes English endings off: "addicted", "addiction" and "addictions" meet in "addict".
///
/// M. F. Porter, "An algorithm for suffix stripping" (1980), in its five steps. Words with anything but ASCII letters stay as they are, and so do words of
/// up to three letters, which here are abbreviations more often than not.
struct PorterStemmer {
    private var word: [UInt8] = []
    /// Where the stem ends that the last ``ends(with:)`` left.
    private var stemEnd = 0

    mutating func stem(_ letters: [UInt8]) -> [UInt8] {
        guard letters.count > 3, letters.allSatisfy({ $0 &- 0x61 < 26 }) else { return letters }
        word = letters
        removePlural()
        removePastAndGerund()
        if ends(with: "y"), hasVowel(before: stemEnd) { word[word.count - 1] = UInt8(ascii: "i") }
        replaceFirst(of: Self.doubleSuffixes)
        replaceFirst(of: Self.otherSuffixes)
        removeLongSuffix()
        removeFinalLetters()
        return word
    }

    // MARK: Measures

    private func isConsonant(_ index: Int) -> Bool {
        switch word[index] {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"): false
        case UInt8(ascii: "y"): index == 0 || !isConsonant(index - 1)
        default: true
        }
    }

    /// How often a vowel is followed by a consonant before `end`.
    private func measure(before end: Int) -> Int {
        var count = 0
        var lastWasVowel = false
        for index in 0..<end {
            let isVowel = !isConsonant(index)
            if lastWasVowel, !isVowel { count += 1 }
            lastWasVowel = isVowel
        }
        return count
    }

    private func hasVowel(before end: Int) -> Bool { (0..<end).contains { !isConsonant($0) } }

    private func endsInDoubleConsonant(_ end: Int) -> Bool {
        end >= 2 && word[end - 1] == word[end - 2] && isConsonant(end - 1)
    }

    /// Consonant, vowel, consonant, the last of which is none of w, x and y: "hop", not "snow".
    private func endsInShortSyllable(_ end: Int) -> Bool {
        guard end >= 3, isConsonant(end - 1), !isConsonant(end - 2), isConsonant(end - 3) else { return false }
        return ![UInt8(ascii: "w"), UInt8(ascii: "x"), UInt8(ascii: "y")].contains(word[end - 1])
    }

    private mutating func ends(with suffix: StaticString) -> Bool {
        let count = suffix.utf8CodeUnitCount
        guard word.count > count else { return false }
        for index in 0..<count where unsafe word[word.count - count + index] != suffix.utf8Start[index] { return false }
        stemEnd = word.count - count
        return true
    }

    private mutating func setEnd(_ replacement: StaticString) {
        word.removeSubrange(stemEnd...)
        for index in 0..<replacement.utf8CodeUnitCount { unsafe word.append(replacement.utf8Start[index]) }
    }

    // MARK: Steps

    private mutating func removePlural() {
        if ends(with: "sses") {
            setEnd("ss")
        } else if ends(with: "ies") {
            setEnd("i")
        } else if !ends(with: "ss"), ends(with: "s") {
            setEnd("")
        }
    }

    private mutating func removePastAndGerund() {
        if ends(with: "eed") {
            if measure(before: stemEnd) > 0 { setEnd("ee") }
            return
        }
        guard ends(with: "ed") && hasVowel(before: stemEnd) || ends(with: "ing") && hasVowel(before: stemEnd) else {
            return
        }
        setEnd("")
        if ends(with: "at") {
            setEnd("ate")
        } else if ends(with: "bl") {
            setEnd("ble")
        } else if ends(with: "iz") {
            setEnd("ize")
        } else if endsInDoubleConsonant(word.count) {
            if ![UInt8(ascii: "l"), UInt8(ascii: "s"), UInt8(ascii: "z")].contains(word[word.count - 1]) {
                word.removeLast()
            }
        } else if measure(before: word.count) == 1, endsInShortSyllable(word.count) {
            word.append(UInt8(ascii: "e"))
        }
    }

    private static let doubleSuffixes: [(StaticString, StaticString)] = [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("abli", "able"),
        ("alli", "al"), ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"),
        ("ator", "ate"), ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"),
        ("iviti", "ive"), ("biliti", "ble"),
    ]

    private static let otherSuffixes: [(StaticString, StaticString)] = [
        ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", ""),
    ]

    private mutating func replaceFirst(of suffixes: [(StaticString, StaticString)]) {
        for (suffix, replacement) in suffixes where ends(with: suffix) {
            if measure(before: stemEnd) > 0 { setEnd(replacement) }
            return
        }
    }

    private static let longSuffixes: [StaticString] = [
        "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ou", "ism", "ate", "iti",
        "ous", "ive", "ize",
    ]

    private mutating func removeLongSuffix() {
        for suffix in Self.longSuffixes where ends(with: suffix) {
            if measure(before: stemEnd) > 1 { setEnd("") }
            return
        }
        guard ends(with: "ion"), stemEnd > 0 else { return }
        let last = word[stemEnd - 1]
        if last == UInt8(ascii: "s") || last == UInt8(ascii: "t"), measure(before: stemEnd) > 1 { setEnd("") }
    }

    private mutating func removeFinalLetters() {
        if ends(with: "e") {
            let count = measure(before: stemEnd)
            if count > 1 || count == 1 && !endsInShortSyllable(stemEnd) { setEnd("") }
        }
        if word.last == UInt8(ascii: "l"), endsInDoubleConsonant(word.count), measure(before: word.count) > 1 {
            word.removeLast()
        }
    }
}
