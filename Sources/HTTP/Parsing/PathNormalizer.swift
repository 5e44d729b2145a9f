/// Brings a path to the one form that the router compares. RFC 3986 §6.2.2.
enum PathNormalizer {
    /// Writes the normal form of `path` over its place in `output` and returns where it now stands.
    ///
    /// An encoded unreserved byte is decoded ("%69op" is "iop"), the digits of all others become upper case; an encoded slash stays
    /// encoded, so it never becomes a separator. A dot segment, literal or encoded, is refused rather than removed: a proxy that removed
    /// it and we who did not, or the other way round, would disagree about what is being asked for.
    static func normalize(
        _ head: Span<UInt8>, _ path: Range<Int>, in output: inout [UInt8]
    ) throws(RequestError) -> Range<Int> {
        // Nearly every path is in normal form up to its end.
        let plainEnd = head.firstIndex(outside: .path, in: path)
        var read = plainEnd
        var write = plainEnd
        var sawDot = head.firstIndex(of: ASCII.dot, in: path.lowerBound..<plainEnd) < plainEnd
        while read < path.upperBound {
            let byte = head[read]
            if byte != ASCII.percent {
                guard ByteSet.path.contains(byte) else { throw .malformedTarget }
                if byte == ASCII.dot { sawDot = true }
                if write != read { output[write] = byte }
                read += 1
                write += 1
                continue
            }
            guard let decoded = head.percentEncodedByte(at: read, until: path.upperBound) else {
                throw .malformedTarget
            }
            guard decoded != 0 else { throw .nullByteInTarget }
            if ByteSet.unreserved.contains(decoded) {
                if decoded == ASCII.dot { sawDot = true }
                output[write] = decoded
                write += 1
            } else {
                output[write] = ASCII.percent
                output[write + 1] = head[read + 1].uppercasedHexadecimal
                output[write + 2] = head[read + 2].uppercasedHexadecimal
                write += 3
            }
            read += 3
        }
        if sawDot { try refuseDotSegments(output.span.extracting(path.lowerBound..<write)) }
        return path.lowerBound..<write
    }

    private static func refuseDotSegments(_ path: Span<UInt8>) throws(RequestError) {
        var segmentStart = 0
        var onlyDots = true
        for index in 0...path.count {
            if index == path.count || path[index] == ASCII.slash {
                if onlyDots, index - segmentStart == 1 || index - segmentStart == 2 { throw .dotSegmentInTarget }
                segmentStart = index + 1
                onlyDots = true
            } else if path[index] != ASCII.dot {
                onlyDots = false
            }
        }
    }
}

extension UInt8 {
    fileprivate var uppercasedHexadecimal: UInt8 { isDigit ? self : self & 0xDF }
}
