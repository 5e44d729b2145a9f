/// Takes a whole request head apart. RFC 9112 §2 to §6 with none of the lenience that the RFC allows.
///
/// Stricter than the RFC, on purpose: one space and no more between the parts of the request line; no bare LF as a line end
/// (§2.2 lets a recipient accept it); `Content-Length` once only, even when equal (§6.3 lets `5, 5` pass); an absolute target's
/// scheme is http or https. What two parsers could read differently is refused, never repaired.
struct RequestHeadParser {
    let limits: HTTPLimits

    /// Parses `head`, which ends with its blank line, into `request`.
    func parse(_ head: Span<UInt8>, into request: inout HTTPRequest) throws(RequestError) {
        request.reset(copying: head)
        let fieldStart = try parseRequestLine(head, into: &request)
        try parseFields(head, from: fieldStart, into: &request)
        try HostRules.check(head, &request)
        try FramingRules.apply(head, to: &request)
        try ConnectionRules.checkExpectation(head, request)
        ConnectionRules.apply(head, to: &request)
    }

    /// `request-line = method SP request-target SP HTTP-version`, RFC 9112 §3. Returns where the fields start.
    private func parseRequestLine(_ head: Span<UInt8>, into request: inout HTTPRequest) throws(RequestError) -> Int {
        guard let lineFeed = head.firstIndex(of: ASCII.lineFeed, from: 0), lineFeed > 0,
            head[lineFeed - 1] == ASCII.carriageReturn
        else { throw .malformedRequestLine }
        let lineEnd = lineFeed - 1
        guard let methodEnd = head.firstIndex(of: ASCII.space, from: 0), methodEnd > 0, methodEnd < lineEnd,
            head.extracting(0..<methodEnd).allSatisfy(.token)
        else { throw .malformedRequestLine }
        let targetStart = methodEnd + 1
        guard let targetEnd = head.firstIndex(of: ASCII.space, from: targetStart), targetEnd < lineEnd,
            targetEnd > targetStart
        else { throw .malformedRequestLine }
        let method = HTTPMethod(head.extracting(0..<methodEnd))
        // Before anything of the line is refused: the refusal of a HEAD has no body.
        if let method { request.method = method }
        request.version = try version(head.extracting((targetEnd + 1)..<lineEnd))
        guard method != nil else { throw .unknownMethod }
        guard targetEnd - targetStart <= limits.targetByteCountMaximum else { throw .targetTooLong }
        try TargetParser.parse(head, targetStart..<targetEnd, into: &request)
        return lineFeed + 1
    }

    /// `HTTP-version = HTTP-name "/" DIGIT "." DIGIT`, RFC 9112 §2.3. A higher minor version is served as 1.1 (RFC 9110 §2.5).
    private func version(_ bytes: Span<UInt8>) throws(RequestError) -> HTTPRequest.Version {
        guard bytes.count == 8, bytes.extracting(0..<5).equals("HTTP/"), bytes[5].isDigit, bytes[6] == ASCII.dot,
            bytes[7].isDigit
        else { throw .malformedVersion }
        guard bytes[5] == UInt8(ascii: "1") else { throw .unsupportedVersion }
        return bytes[7] == UInt8(ascii: "0") ? .http10 : .http11
    }

    /// `field-line = field-name ":" OWS field-value OWS`, RFC 9112 §5, up to the blank line.
    private func parseFields(
        _ head: Span<UInt8>, from start: Int, into request: inout HTTPRequest
    ) throws(RequestError) {
        var lineStart = start
        while let lineFeed = head.firstIndex(of: ASCII.lineFeed, from: lineStart) {
            let lineEnd = lineFeed - 1
            if lineEnd == lineStart { return }
            guard request.fields.count < limits.fieldCountMaximum else { throw .tooManyFields }
            let (name, value) = try FieldLine.parse(head, lineStart..<lineEnd)
            request.append(
                HTTPRequest.Field(name: HTTPFieldName(head.extracting(name)), nameRange: name, valueRange: value))
            lineStart = lineFeed + 1
        }
    }
}

/// One field line, of a head or of a trailer section.
enum FieldLine {
    /// The ranges of name and value; `line` is without its CR LF.
    static func parse(
        _ bytes: Span<UInt8>, _ line: Range<Int>
    ) throws(RequestError) -> (name: Range<Int>, value: Range<Int>) {
        let colon = bytes.firstIndex(outside: .token, in: line)
        if colon == line.lowerBound, bytes[colon].isWhitespace { throw .foldedField }
        // RFC 9112 §5.1: white space between name and colon has to be refused; it made responses be split and requests smuggled.
        guard colon > line.lowerBound, colon < line.upperBound, bytes[colon] == ASCII.colon else {
            throw .malformedFieldName
        }
        guard bytes.isFieldValue((colon + 1)..<line.upperBound) else { throw .controlByteInHead }
        return (line.lowerBound..<colon, bytes.trimmingWhitespace((colon + 1)..<line.upperBound))
    }
}
