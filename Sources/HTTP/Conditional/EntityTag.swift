/// Validators and the lists that clients send back. RFC 9110 §8.8.3 and §13.1.
package enum EntityTagList {
    /// How two tags compare. RFC 9110 §8.8.3.2.
    package enum Comparison { case strong, weak }

    /// Whether a field value, `"*" / #entity-tag`, names a representation with the tag `current`.
    ///
    /// A value that is not such a list matches nothing: the condition then does not hold back an answer, which is the safe side of
    /// `If-None-Match`, and does hold back a change, which is the safe side of `If-Match`.
    /// `current` is an entity tag with its quotes; strong, as all of ours are.
    package static func matches(
        _ bytes: Span<UInt8>, in value: Range<Int>, current: [UInt8], _ comparison: Comparison
    ) -> Bool {
        if value.count == 1, bytes[value.lowerBound] == UInt8(ascii: "*") { return true }
        var position = value.lowerBound
        var isNamed = false
        // One round a tag.
        while true {
            skipSeparators(bytes, at: &position, until: value.upperBound)
            guard position < value.upperBound else { return isNamed }
            let isWeak = skipWeakness(bytes, at: &position, until: value.upperBound)
            guard let tag = opaqueTag(bytes, position..<value.upperBound) else { return false }
            if comparison == .weak || !isWeak, bytes.extracting(tag).equals(current.span) { isNamed = true }
            position = tag.upperBound
            guard endsElement(bytes, position..<value.upperBound) else { return false }
        }
    }

    /// RFC 9110 §5.6.1: a recipient takes empty elements for nothing.
    private static func skipSeparators(_ bytes: Span<UInt8>, at position: inout Int, until end: Int) {
        while position < end, bytes[position] == ASCII.comma || bytes[position].isWhitespace { position += 1 }
    }

    /// `weak = %s"W/"`, case-sensitive. Returns whether it was there.
    private static func skipWeakness(_ bytes: Span<UInt8>, at position: inout Int, until end: Int) -> Bool {
        guard end - position > 2, bytes.extracting(position..<(position + 2)).equals("W/") else { return false }
        position += 2
        return true
    }

    /// `opaque-tag = DQUOTE *etagc DQUOTE`, `etagc = %x21 / %x23-7E / obs-text`: no white space, and a backslash escapes nothing.
    private static func opaqueTag(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int>? {
        guard !range.isEmpty, bytes[range.lowerBound] == ASCII.quote else { return nil }
        var end = range.lowerBound + 1
        while end < range.upperBound, isTagByte(bytes[end]) { end += 1 }
        guard end < range.upperBound, bytes[end] == ASCII.quote else { return nil }
        return range.lowerBound..<(end + 1)
    }

    private static func isTagByte(_ byte: UInt8) -> Bool {
        byte > ASCII.space && byte != ASCII.quote && byte != 0x7F
    }

    /// Whether a comma comes next, or nothing.
    private static func endsElement(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        let rest = bytes.trimmingWhitespace(range)
        return rest.isEmpty || bytes[rest.lowerBound] == ASCII.comma
    }
}

extension HTTPRequest {
    /// Whether `If-None-Match` names the representation with this tag, so that a GET is answered with 304. RFC 9110 §13.1.2.
    package func ifNoneMatchNames(_ tag: [UInt8]) -> Bool {
        guard has(.ifNoneMatch) else { return false }
        let bytes = head.span
        for field in fields where field.name == .ifNoneMatch {
            if EntityTagList.matches(bytes, in: field.valueRange, current: tag, .weak) { return true }
        }
        return false
    }

    /// Whether there is an `If-Match` that does not name the representation with this tag, which is 412. RFC 9110 §13.1.1.
    package func ifMatchExcludes(_ tag: [UInt8]) -> Bool {
        guard has(.ifMatch) else { return false }
        let bytes = head.span
        for field in fields where field.name == .ifMatch {
            if EntityTagList.matches(bytes, in: field.valueRange, current: tag, .strong) { return false }
        }
        return true
    }
}
