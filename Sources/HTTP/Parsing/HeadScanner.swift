/// Finds the end of a request head in bytes that arrive in any number of pieces.
///
/// It searches only what is new, so that a client which sends one byte at a time costs O(n), and refuses at once what can never
/// become a head: a TLS hello, a line that ends with LF alone, a line or a head beyond its limit.
struct HeadScanner {
    /// Bytes already searched.
    private var searchedCount = 0
    /// Where the line that is being searched began.
    private var lineStart = 0

    /// The byte count of the head with its blank line, or `nil` while the blank line is missing.
    mutating func headByteCount(in bytes: Span<UInt8>, limits: HTTPLimits) throws(RequestError) -> Int? {
        if searchedCount == 0, let first = bytes.indices.first.map({ bytes[$0] }) {
            // A method is a token, so a connection that starts with anything else is not HTTP: a TLS hello starts with 0x16.
            guard ByteSet.token.contains(first) else { throw .malformedRequestLine }
        }
        while let lineFeed = bytes.firstIndex(of: ASCII.lineFeed, from: searchedCount) {
            // Before the end of the line is looked at, as when the bytes come one by one.
            try checkLengths(of: bytes, upTo: lineFeed + 1, limits: limits)
            guard lineFeed > lineStart, bytes[lineFeed - 1] == ASCII.carriageReturn else { throw .bareLineFeed }
            searchedCount = lineFeed + 1
            if lineFeed - 1 == lineStart { return searchedCount }
            lineStart = searchedCount
        }
        searchedCount = bytes.count
        try checkLengths(of: bytes, upTo: bytes.count, limits: limits)
        return nil
    }

    private func checkLengths(of bytes: Span<UInt8>, upTo end: Int, limits: HTTPLimits) throws(RequestError) {
        // The longest request line with a target in bounds: a method of 7, two spaces, the target, "HTTP/1.1" and CR LF.
        let requestLineByteCountMaximum = limits.targetByteCountMaximum + 19
        // The smaller limit speaks first, since bytes that come one by one reach it first.
        if lineStart == 0, end > requestLineByteCountMaximum, requestLineByteCountMaximum <= limits.headByteCountMaximum
        {
            // RFC 9112 §3: 501 for a method longer than any, 414 for a target. Only these bytes decide, however many more came with them.
            let start = bytes.extracting(0..<requestLineByteCountMaximum)
            guard start.firstIndex(of: ASCII.space, from: 0) == nil else { throw .targetTooLong }
            throw start.allSatisfy(.token) ? .unknownMethod : .malformedRequestLine
        }
        if end > limits.headByteCountMaximum { throw .headTooLong }
    }
}
