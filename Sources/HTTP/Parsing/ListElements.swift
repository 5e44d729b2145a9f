/// Walks a comma-separated list. RFC 9110 §5.6.1: empty elements count for nothing; commas inside a quoted string separate nothing.
package struct ListElements {
    private var position: Int
    private let end: Int

    package init(_ range: Range<Int>) {
        position = range.lowerBound
        end = range.upperBound
    }

    /// Where the next element that is not empty stands, without the white space around it.
    package mutating func next(in bytes: Span<UInt8>) -> Range<Int>? {
        while position < end {
            let start = position
            position = bytes.firstIndex(of: ASCII.comma, or: ASCII.quote, in: start..<end)
            if position < end, bytes[position] == ASCII.quote { skipQuoted(in: bytes) }
            let element = bytes.trimmingWhitespace(start..<position)
            position += 1
            if !element.isEmpty { return element }
        }
        return nil
    }

    /// From a quote to the end of the element.
    private mutating func skipQuoted(in bytes: Span<UInt8>) {
        var isQuoted = false
        while position < end, isQuoted || bytes[position] != ASCII.comma {
            if bytes[position] == ASCII.quote { isQuoted.toggle() }
            if isQuoted, bytes[position] == ASCII.backslash, position + 1 < end { position += 1 }
            position += 1
        }
    }
}
