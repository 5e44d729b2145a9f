/// How long the body is. RFC 9112 §6: where request smuggling lives, so there is one way to say it and no second opinion.
enum FramingRules {
    static func apply(_ head: Span<UInt8>, to request: inout HTTPRequest) throws(RequestError) {
        let length = try contentLength(head, request)
        if request.has(.transferEncoding) {
            // RFC 9112 §6.3: with both present, a proxy in front of us may have believed the other one, and the rest of this
            // "body" would be someone's smuggled request. Refuse; never pick a winner.
            guard length == nil else { throw .ambiguousFraming }
            try checkTransferEncoding(head, request)
            request.framing = .chunked
        } else if let length {
            request.framing = .contentLength(length)
        }
    }

    /// `Content-Length = 1*DIGIT`, RFC 9110 §8.6, once.
    private static func contentLength(_ head: Span<UInt8>, _ request: HTTPRequest) throws(RequestError) -> Int? {
        guard let range = request.firstValue(.contentLength) else { return nil }
        guard request.count(of: .contentLength) == 1 else { throw .differentContentLengths }
        guard let length = head.decimal(range) else { throw .malformedContentLength }
        return length
    }

    /// RFC 9112 §6.1: "chunked", in any letter case, once and alone; no other coding is implemented, and in HTTP/1.0 there is none.
    private static func checkTransferEncoding(_ head: Span<UInt8>, _ request: HTTPRequest) throws(RequestError) {
        guard request.version == .http11 else { throw .transferEncodingInHTTP10 }
        guard request.count(of: .transferEncoding) == 1, let range = request.firstValue(.transferEncoding),
            !range.isEmpty
        else { throw .malformedTransferEncoding }
        if head.extracting(range).equalsIgnoringCase("chunked") { return }
        // With a final "chunked" behind other codings the length could be found, but the coding is one that we do not have: 501. Without
        // it the length is unknown, and with "chunked" twice, with parameters or beside empty elements nobody agrees on it: 400.
        var elements = ListElements(range)
        var elementCount = 0
        var chunkedCount = 0
        var lastIsChunked = false
        while let element = elements.next(in: head) {
            lastIsChunked = head.extracting(element).equalsIgnoringCase("chunked")
            elementCount += 1
            if lastIsChunked { chunkedCount += 1 }
        }
        let hasAnother = elementCount > chunkedCount
        throw lastIsChunked && chunkedCount == 1 && hasAnother ? .unknownTransferCoding : .malformedTransferEncoding
    }
}
