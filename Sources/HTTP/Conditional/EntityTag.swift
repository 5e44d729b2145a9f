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
        var elements = ListElements(value)
        while let element = elements.next(in: bytes) {
            var tag = element
            if element.count > 2, bytes[element.lowerBound] == UInt8(ascii: "W"),
                bytes[element.lowerBound + 1] == ASCII.slash
            {
                if comparison == .strong { continue }
                tag = (element.lowerBound + 2)..<element.upperBound
            }
            if equal(bytes, tag, current) { return true }
        }
        return false
    }

    private static func equal(_ bytes: Span<UInt8>, _ range: Range<Int>, _ tag: [UInt8]) -> Bool {
        guard range.count == tag.count else { return false }
        for offset in 0..<tag.count where bytes[range.lowerBound + offset] != tag[offset] { return false }
        return true
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
