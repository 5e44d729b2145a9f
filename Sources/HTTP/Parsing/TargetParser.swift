/// The request target in the three forms that a request to an origin server may have. RFC 9112 §3.2.
enum TargetParser {
    /// Reads `target` of `head` and writes the path, in normal form, into the request's own copy.
    static func parse(
        _ head: Span<UInt8>, _ target: Range<Int>, into request: inout HTTPRequest
    ) throws(RequestError) {
        request.path = target.upperBound..<target.upperBound
        if head[target.lowerBound] == ASCII.slash {
            request.targetForm = .origin
            try parsePathAndQuery(head, target, into: &request)
        } else if target.count == 1, head[target.lowerBound] == UInt8(ascii: "*") {
            // RFC 9112 §3.2.4: the asterisk form is for a server-wide OPTIONS only.
            guard request.method == .options else { throw .malformedTarget }
            request.targetForm = .asterisk
        } else {
            request.targetForm = .absolute
            let authorityStart = try schemeEnd(head, target)
            let rest = try authorityEnd(head, authorityStart..<target.upperBound)
            request.authority = authorityStart..<rest
            request.targetIsHTTPS = authorityStart - target.lowerBound == "https://".utf8.count
            try parseAfterAuthority(head, rest..<target.upperBound, targetStart: target.lowerBound, into: &request)
        }
    }

    /// `absolute-form = absolute-URI`, RFC 9112 §3.2.2: where "http://" or "https://" ends.
    private static func schemeEnd(_ head: Span<UInt8>, _ target: Range<Int>) throws(RequestError) -> Int {
        for scheme in [7, 8] where target.count > scheme {
            let end = target.lowerBound + scheme
            let bytes = head.extracting(target.lowerBound..<end)
            if bytes.equalsIgnoringCase("http://") || bytes.equalsIgnoringCase("https://") { return end }
        }
        throw .malformedTarget
    }

    private static func authorityEnd(_ head: Span<UInt8>, _ range: Range<Int>) throws(RequestError) -> Int {
        let end = head.firstIndex(of: ASCII.slash, or: UInt8(ascii: "?"), in: range)
        guard HostRules.isHostAndPort(head.extracting(range.lowerBound..<end)) else { throw .malformedHost }
        return end
    }

    private static func parseAfterAuthority(
        _ head: Span<UInt8>, _ rest: Range<Int>, targetStart: Int, into request: inout HTTPRequest
    ) throws(RequestError) {
        if rest.isEmpty, request.method == .options {
            // RFC 9112 §3.2.4: OPTIONS of an absolute form without a path means "*".
            request.targetForm = .asterisk
        } else if rest.isEmpty || head[rest.lowerBound] == UInt8(ascii: "?") {
            // RFC 9110 §4.2.3: an empty path is "/". It has to stand somewhere, and nobody reads the scheme again.
            request.head[targetStart] = ASCII.slash
            request.path = targetStart..<(targetStart + 1)
            request.query = rest.isEmpty ? nil : (rest.lowerBound + 1)..<rest.upperBound
            try checkQuery(head, request.query)
        } else {
            try parsePathAndQuery(head, rest, into: &request)
        }
    }

    private static func parsePathAndQuery(
        _ head: Span<UInt8>, _ target: Range<Int>, into request: inout HTTPRequest
    ) throws(RequestError) {
        let end = head.firstIndex(of: UInt8(ascii: "?"), in: target)
        if end < target.upperBound {
            request.query = (end + 1)..<target.upperBound
            try checkQuery(head, request.query)
        }
        request.path = try PathNormalizer.normalize(head, target.lowerBound..<end, in: &request.head)
    }

    /// Every byte of a query is allowed, and every "%" starts a percent-encoding. What it means is the endpoint's to say.
    private static func checkQuery(_ head: Span<UInt8>, _ query: Range<Int>?) throws(RequestError) {
        guard let query else { return }
        var index = query.lowerBound
        while index < query.upperBound {
            if head[index] == ASCII.percent {
                guard let byte = head.percentEncodedByte(at: index, until: query.upperBound) else {
                    throw .malformedTarget
                }
                guard byte != 0 else { throw .nullByteInTarget }
                index += 3
            } else {
                guard ByteSet.query.contains(head[index]) else { throw .malformedTarget }
                index += 1
            }
        }
    }
}
