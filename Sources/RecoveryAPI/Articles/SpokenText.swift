/// Text as a voice has to find it. A screen reader says "nine hundred eighty-eight" and swallows a bracket; a voice assistant spells out an address.
struct SpokenText {
    private(set) var text = ""

    init(_ written: String) {
        if written.utf8.allSatisfy(Self.isPlain) {
            text = written
            return
        }
        text.reserveCapacity(written.utf8.count + 16)
        for word in written.split(separator: " ") { say(word) }
        if text.utf8.last == UInt8(ascii: ",") { text.removeLast() }
    }

    /// Nearly all text is letters and stops, and needs no look at its words.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: " "),
            UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "?"),
            UInt8(ascii: "-"), UInt8(ascii: "'"):
            true
        default: false
        }
    }

    private mutating func say(_ written: Substring) {
        let word = Word(written)
        // A bracket opens or closes: a pause.
        if word.front.contains("(") { pause() }
        if !word.core.isEmpty {
            if !text.isEmpty { text += " " }
            text += word.spoken
        }
        text += word.end
        if word.isBracketEnd { pause() }
    }

    private mutating func pause() {
        if let last = text.unicodeScalars.last, !",.:;?!".unicodeScalars.contains(last) { text += "," }
    }
}

/// A word, and the marks around it.
private struct Word {
    let front: Substring
    /// From its first letter or digit to its last.
    let core: Substring
    /// What is heard of the marks behind it: stops and pauses, and a percent sign.
    let end: String
    let isBracketEnd: Bool

    init(_ written: Substring) {
        let scalars = written.unicodeScalars
        let isHeard = { (scalar: Unicode.Scalar) in scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) }
        let start = scalars.firstIndex(where: isHeard) ?? scalars.endIndex
        let last = scalars.lastIndex(where: isHeard).map { scalars.index(after: $0) } ?? scalars.endIndex
        front = written[..<start]
        core = written[start..<last]
        let behind = core.isEmpty ? written : written[last...]
        end = behind.unicodeScalars.map { scalar in
            switch scalar {
            case ".", ",", ":", ";", "?", "!": String(scalar)
            case "…": "."
            case "%": " percent"
            case "&": " and"
            default: ""
            }
        }.joined()
        isBracketEnd = behind.contains(")")
    }

    var spoken: String {
        var core = String(core)
        if front.contains("$") { return core + " dollars" }
        if core.hasPrefix("US$") { return core.dropFirst(3) + " dollars" }
        if isTelephoneNumber {
            return core.split(separator: "-").map { $0.map(String.init).joined(separator: " ") }.joined(separator: ", ")
        }
        for (mark, said) in [
            ("/", " or "), ("–", " to "), ("&", " and "), ("+", " plus "), ("“", ""), ("”", ""), ("(", ""), (")", ""),
        ]
        where core.unicodeScalars.contains(where: { String($0) == mark }) {
            core = core.split(separator: mark).joined(separator: said)
        }
        return core
    }

    /// Three digits that everybody calls, or more than a number in a text has: those are said one by one.
    private var isTelephoneNumber: Bool {
        guard core.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") }) else { return false }
        let digitCount = core.utf8.reduce(0) { $1 == UInt8(ascii: "-") ? $0 : $0 + 1 }
        return core == "911" || core == "988" || digitCount >= 10 || digitCount >= 5 && digitCount == core.utf8.count
    }
}
