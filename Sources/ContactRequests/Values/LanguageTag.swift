/// A language as BCP 47 writes it, well formed and in the letter case of RFC 5646 §2.1.1. Whether it is registered is not asked.
package struct LanguageTag: Hashable, Sendable {
    package let text: String

    package static let english = LanguageTag(kept: "en")

    /// Room for language, script, region, variants and an extension (RFC 5646 §4.4.1 asks for 35).
    static let byteCountMaximum = 64

    /// A tag that was checked when it came in.
    package init(kept text: String) { self.text = text }

    /// Reads `langtag` of RFC 5646 §2.1, stricter in two points: no `extlang` (§4.5 replaces it by its language) and neither the irregular tags of old nor
    /// purely private ones, which tell nobody which language to speak.
    package init?(_ typed: String) {
        guard typed.utf8.count <= Self.byteCountMaximum else { return nil }
        var parts = typed.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
            .map(Array.init)[...]
        guard let language = parts.popFirst(), (2...3).contains(language.count), language.allSatisfy(Self.isLetter)
        else { return nil }
        var words = [Self.lowerCased(language)]
        if let part = parts.first, part.count == 4, part.allSatisfy(Self.isLetter) {
            words.append(Self.upperCased(Array(part.prefix(1))) + Self.lowerCased(Array(part.dropFirst())))
            parts.removeFirst()
        }
        if let part = parts.first, Self.isRegion(part) {
            words.append(Self.upperCased(part))
            parts.removeFirst()
        }
        while let part = parts.first, Self.isVariant(part) {
            words.append(Self.lowerCased(part))
            parts.removeFirst()
        }
        guard Self.areExtensions(parts) else { return nil }
        words += parts.map(Self.lowerCased)
        text = words.joined(separator: "-")
    }

    /// `2ALPHA / 3DIGIT`
    private static func isRegion(_ part: [UInt8]) -> Bool {
        part.count == 2 && part.allSatisfy(isLetter) || part.count == 3 && part.allSatisfy(isDigit)
    }

    /// `5*8alphanum / (DIGIT 3alphanum)`
    private static func isVariant(_ part: [UInt8]) -> Bool {
        part.allSatisfy { isLetter($0) || isDigit($0) }
            && ((5...8).contains(part.count) || part.count == 4 && isDigit(part[0]))
    }

    /// `*("-" singleton 1*("-" (2*8alphanum))) ["-" "x" 1*("-" (1*8alphanum))]`
    private static func areExtensions(_ parts: ArraySlice<[UInt8]>) -> Bool {
        var parts = parts
        var singletons: Set<UInt8> = []
        while let part = parts.popFirst() {
            guard part.count == 1, isLetter(part[0]) || isDigit(part[0]), singletons.insert(part[0] | 0x20).inserted
            else { return false }
            let isPrivate = part[0] | 0x20 == UInt8(ascii: "x")
            var count = 0
            while let next = parts.first, isPrivate || next.count > 1 {
                guard (1...8).contains(next.count), next.allSatisfy({ isLetter($0) || isDigit($0) }) else {
                    return false
                }
                parts.removeFirst()
                count += 1
            }
            guard count > 0 else { return false }
        }
        return true
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func lowerCased(_ part: [UInt8]) -> String {
        String(decoding: part.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    private static func upperCased(_ part: [UInt8]) -> String {
        String(decoding: part.map { (0x61...0x7A).contains($0) ? $0 & 0xDF : $0 }, as: UTF8.self)
    }
}
