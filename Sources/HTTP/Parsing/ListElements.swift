/// Walks a comma-separated list. RFC 9110 §5.6.1: empty elements count for nothing; commas inside a quoted string separate nothing.
struct ListElements {
    private var position: Int
    private let end: Int

    init(_ range: Range<Int>) {
        position = range.lowerBound
        end = range.upperBound
    }

    /// Where the next element that is not empty stands, without the white space around it.
    mutating func next(in bytes: Span<UInt8>) -> Range<Int>? {
        while position < end {
            let start = position
            position = bytes.firstIndex(of: ASCII.comma, or: ASCII.quote, in: start..<end)
            // From a quote to the end of the element.
            if position < end, bytes[position] == ASCII.quote {
                position = bytes.firstUnquotedIndex(of: ASCII.comma, in: position..<end)
            }
            let element = bytes.trimmingWhitespace(start..<position)
            position += 1
            if !element.isEmpty { return element }
        }
        return nil
    }
}
