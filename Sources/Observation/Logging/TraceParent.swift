import HTTP

/// The trace that a request belongs to: `traceparent` of W3C Trace Context §3.2.
///
///     version-format = trace-id "-" parent-id "-" trace-flags
///     trace-id       = 32HEXDIGLC        ; not all zeroes
///     parent-id      = 16HEXDIGLC        ; not all zeroes
///     trace-flags    = 2HEXDIGLC
enum TraceParent {
    /// Where the trace id stands in the request's head; `nil` without a valid field, or with two.
    ///
    /// §4.3: of a version that we do not know, what we know of the form counts, if something else follows it behind a hyphen.
    static func traceID(of request: HTTPRequest) -> Range<Int>? {
        guard request.count(of: .traceparent) == 1, let range = request.firstValue(.traceparent), range.count >= 55
        else { return nil }
        let bytes = request.head.span.extracting(range)
        let hyphen = UInt8(ascii: "-")
        guard isHexadecimal(bytes, 0..<2), bytes[2] == hyphen, isHexadecimal(bytes, 3..<35), bytes[35] == hyphen,
            isHexadecimal(bytes, 36..<52), bytes[52] == hyphen, isHexadecimal(bytes, 53..<55)
        else { return nil }
        let isVersion0 = bytes[0] == UInt8(ascii: "0") && bytes[1] == UInt8(ascii: "0")
        let isVersionFF = bytes[0] == UInt8(ascii: "f") && bytes[1] == UInt8(ascii: "f")
        guard !isVersionFF, bytes.count == 55 || (!isVersion0 && bytes[55] == hyphen) else { return nil }
        guard !isZero(bytes, 3..<35), !isZero(bytes, 36..<52) else { return nil }
        return (range.lowerBound + 3)..<(range.lowerBound + 35)
    }

    /// Digits and lower-case letters alone.
    private static func isHexadecimal(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        for index in range where !(0x30...0x39).contains(bytes[index]) && !(0x61...0x66).contains(bytes[index]) {
            return false
        }
        return true
    }

    private static func isZero(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        for index in range where bytes[index] != UInt8(ascii: "0") { return false }
        return true
    }
}
