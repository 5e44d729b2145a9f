/// Proactive negotiation of the media type. RFC 9110 §12.5.1.
///
///     Accept      = #( media-range [ weight ] )
///     media-range = ( "*/*" / ( type "/" "*" ) / ( type "/" subtype ) ) parameters
extension HTTPRequest {
    /// How much the client wants `mediaType`, in thousandths: 0 is not at all, and 1000 when it has not said anything.
    ///
    /// The most specific range that fits decides. A range that asks for parameters that we do not send fits nothing. One that is
    /// malformed is disregarded, and a field of nothing but those counts as absent, as RFC 9110 allows.
    package func quality(of mediaType: MediaType) -> Int {
        quality(of: mediaType) { _ in false }
    }

    /// As ``quality(of:)`` for a representation with parameters: a range that asks for none but those fits.
    package func quality(of mediaType: MediaType, where isOurs: (Span<UInt8>) -> Bool) -> Int {
        var wish = Wish()
        let isSaid = forEachMediaRange(isOurs) { range, bytes in wish.consider(range, for: mediaType, in: bytes) }
        return isSaid ? wish.quality : 1000
    }

    /// Gives each range that is not malformed to `body`, with the head that it points into. Returns whether there was one.
    func forEachMediaRange(
        _ isOurs: (Span<UInt8>) -> Bool = { _ in false }, _ body: (MediaRange, Span<UInt8>) -> Void
    ) -> Bool {
        guard has(.accept) else { return false }
        let bytes = head.span
        var sawRange = false
        for field in fields where field.name == .accept {
            var elements = ListElements(field.valueRange)
            while let element = elements.next(in: bytes) {
                guard let range = MediaRange(bytes, element, isOurs) else { continue }
                sawRange = true
                body(range, bytes)
            }
        }
        return sawRange
    }
}

/// How much a client wants one media type, by the ranges that were considered.
struct Wish {
    /// Thousandths.
    private(set) var quality = 0
    /// Of the range that decided; negative while none did.
    private(set) var specificity = -1

    mutating func consider(_ range: MediaRange, for mediaType: MediaType, in bytes: Span<UInt8>) {
        guard let specificity = range.specificity(for: mediaType, in: bytes), specificity > self.specificity else {
            return
        }
        self.specificity = specificity
        quality = range.quality
    }

    func exceeds(_ other: Wish) -> Bool {
        (quality, specificity) > (other.quality, other.specificity)
    }
}

/// One element of `Accept`, as ranges.
struct MediaRange {
    let type: Range<Int>
    let subtype: Range<Int>
    let hasParameters: Bool
    /// 0 to 1000.
    let quality: Int

    init?(_ bytes: Span<UInt8>, _ element: Range<Int>, _ isOurs: (Span<UInt8>) -> Bool) {
        let end = bytes.firstIndex(of: ASCII.semicolon, in: element)
        let name = bytes.trimmingWhitespace(element.lowerBound..<end)
        let slash = bytes.firstIndex(of: ASCII.slash, in: name)
        guard slash < name.upperBound else { return nil }
        type = name.lowerBound..<slash
        subtype = (slash + 1)..<name.upperBound
        guard !type.isEmpty, !subtype.isEmpty, bytes.extracting(type).allSatisfy(.token),
            bytes.extracting(subtype).allSatisfy(.token)
        else { return nil }
        guard let parameters = WeightedParameters(bytes, end..<element.upperBound, isOurs) else { return nil }
        quality = parameters.quality
        hasParameters = parameters.hasOthers
    }

    /// 0 for `*/*`, 1 for `type/*`, 2 for `type/subtype`; `nil` where it does not fit.
    func specificity(for mediaType: MediaType, in bytes: Span<UInt8>) -> Int? {
        guard !hasParameters else { return nil }
        let anySubtype = bytes.extracting(subtype).equals("*")
        if bytes.extracting(type).equals("*") { return anySubtype ? 0 : nil }
        guard bytes.extracting(type).equalsIgnoringCase(mediaType.type) else { return nil }
        if anySubtype { return 1 }
        return bytes.extracting(subtype).equalsIgnoringCase(mediaType.subtype) ? 2 : nil
    }
}

/// The parameters behind an element of `Accept` or `Accept-Encoding`.
struct WeightedParameters {
    /// Thousandths; 1000 where none is given.
    private(set) var quality = 1000
    /// Whether there are parameters besides the weight. `charset=utf-8` is none: JSON is nothing else.
    private(set) var hasOthers = false

    /// `range` starts with a semicolon or is empty.
    init?(_ bytes: Span<UInt8>, _ range: Range<Int>, _ isOurs: (Span<UInt8>) -> Bool = { _ in false }) {
        var start = range.lowerBound
        while start < range.upperBound {
            let end = bytes.firstUnquotedIndex(of: ASCII.semicolon, in: (start + 1)..<range.upperBound)
            let parameter = bytes.trimmingWhitespace((start + 1)..<end)
            start = end
            if parameter.isEmpty { continue }
            let text = bytes.extracting(parameter)
            if text.count >= 2, text.extracting(0..<2).equalsIgnoringCase("q=") {
                guard let value = Self.weight(text.extracting(2..<text.count)) else { return nil }
                quality = value
            } else if !Self.isUTF8(text), !isOurs(text) {
                hasOthers = true
            }
        }
    }

    /// RFC 9110 §5.6.6: a value means the same with quotes and without.
    private static func isUTF8(_ parameter: Span<UInt8>) -> Bool {
        parameter.equalsIgnoringCase("charset=utf-8") || parameter.equalsIgnoringCase("charset=\"utf-8\"")
    }

    /// `qvalue = ( "0" [ "." 0*3DIGIT ] ) / ( "1" [ "." 0*3("0") ] )`, RFC 9110 §12.4.2.
    private static func weight(_ bytes: Span<UInt8>) -> Int? {
        guard (1...5).contains(bytes.count), bytes[0] == UInt8(ascii: "0") || bytes[0] == UInt8(ascii: "1") else {
            return nil
        }
        var value = Int(bytes[0] &- 0x30) * 1000
        guard bytes.count > 1 else { return value }
        guard bytes[1] == ASCII.dot else { return nil }
        var place = 100
        for index in 2..<bytes.count {
            guard bytes[index].isDigit else { return nil }
            value += Int(bytes[index] &- 0x30) * place
            place /= 10
        }
        return value <= 1000 ? value : nil
    }
}
