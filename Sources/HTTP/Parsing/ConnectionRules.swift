/// What a request says about its connection, and what it expects before its body.
enum ConnectionRules {
    static func apply(_ head: Span<UInt8>, to request: inout HTTPRequest) {
        var closes = false
        var keeps = false
        if request.has(.connection) {
            for field in request.fields where field.name == .connection {
                var elements = ListElements(field.valueRange)
                while let element = elements.next(in: head) {
                    let option = head.extracting(element)
                    if option.equalsIgnoringCase("close") { closes = true }
                    if option.equalsIgnoringCase("keep-alive") { keeps = true }
                }
            }
        }
        // RFC 9112 §9.3: 1.1 persists unless told otherwise, 1.0 only when it asks to.
        request.keepsAlive = !closes && (request.version == .http11 || keeps)
        // RFC 9110 §10.1.1: an expectation in HTTP/1.0 is ignored, and so is one without a body to wait for.
        request.expectsContinue =
            request.version == .http11 && request.framing != .noBody && request.framing != .contentLength(0)
            && request.firstValue(.expect).map { head.extracting($0).equalsIgnoringCase("100-continue") } ?? false
        request.id.echoed = echoedID(head, request)
    }

    /// RFC 9110 §10.1.1: any expectation but 100-continue may be answered with 417.
    static func checkExpectation(_ head: Span<UInt8>, _ request: HTTPRequest) throws(RequestError) {
        guard request.version == .http11, let value = request.firstValue(.expect) else { return }
        guard request.count(of: .expect) == 1, head.extracting(value).equalsIgnoringCase("100-continue")
        else { throw .unmetExpectation }
    }

    /// The client's `X-Request-Id`, if it is one plain token that cannot break a log line or an answer.
    private static func echoedID(_ head: Span<UInt8>, _ request: HTTPRequest) -> Range<Int>? {
        guard request.count(of: .xRequestID) == 1, let value = request.firstValue(.xRequestID),
            (1...HTTPRequestID.byteCountMaximum).contains(value.count), head.extracting(value).allSatisfy(.token)
        else { return nil }
        return value
    }
}
