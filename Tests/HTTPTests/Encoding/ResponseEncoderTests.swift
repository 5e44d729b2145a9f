import HTTP
import Testing

/// RFC 9112 §4 to §6 and §9.3, RFC 9110 §6.6.1 and §8.6.
@Suite("Response encoder")
struct ResponseEncoderTests {
    private static let date = Array("Sun, 06 Nov 1994 08:49:37 GMT".utf8)

    private func encoded(
        _ answer: HTTPAnswer, to fieldLines: [String] = [], requestLine: String = "GET / HTTP/1.1",
        keepsAlive: Bool = true
    ) -> String {
        var request = HTTPRequest(["Host: a"] + fieldLines, requestLine: requestLine)
        if request.id.echoed == nil { request.id = HTTPRequestID(prefix: 0xAB, number: 7) }
        var output = OutputBytes(byteCapacity: 1)
        let ending = ResponseEncoder.Ending(date: Self.date, keepsAlive: keepsAlive, version: request.version)
        ResponseEncoder.writeHead(of: answer, to: request, ending, into: &output)
        return output.text
    }

    private static func answers(_ response: HTTPResponse) -> [HTTPAnswer] {
        let once: [HTTPAnswer] = [.response(response), .prepared(PreparedResponse(response))]
        guard response.status.allowsBody else { return once }
        return once + [.sharedHead(PreparedHead(response.status, fields: response.fields), body: response.body)]
    }

    @Test("Writes a whole head, alike for answers made now and made before")
    func writesWholeHead() {
        let fields = [HTTPResponse.Field("Content-Type", "application/json"), .init("Vary", "Accept"), .init("A", "")]
        for answer in Self.answers(HTTPResponse(.ok, fields: fields, body: Array("{}".utf8))) {
            #expect(
                encoded(answer) == """
                    HTTP/1.1 200 OK\r
                    Content-Type: application/json\r
                    Vary: Accept\r
                    A: \r
                    Content-Length: 2\r
                    Date: Sun, 06 Nov 1994 08:49:37 GMT\r
                    X-Request-Id: 00000000000000ab00000007\r
                    \r

                    """)
        }
    }

    @Test(
        "Says the length of every body that may be there, even of none",
        arguments: [
            HTTPStatus.ok, .created, .seeOther, .permanentRedirect, .badRequest, .notFound, .contentTooLarge,
            .internalServerError, .serviceUnavailable,
        ])
    func saysTheLength(status: HTTPStatus) {
        for count in [0, 1, 10, 6_000] {
            let body = [UInt8](repeating: 0x61, count: count)
            for answer in Self.answers(HTTPResponse(status, body: body)) {
                #expect(encoded(answer).contains("\r\nContent-Length: \(count)\r\n"))
                #expect(encoded(answer, requestLine: "HEAD / HTTP/1.1") == encoded(answer), "HEAD is told what GET is")
            }
        }
    }

    /// RFC 9110 §8.6: a server must not send it with 204, and with 304 only the length of the 200.
    @Test("Says no length where there is no body", arguments: [HTTPStatus.noContent, .notModified])
    func saysNoLength(status: HTTPStatus) {
        for answer in Self.answers(HTTPResponse(status)) {
            #expect(!encoded(answer).lowercased().contains("content-length"))
            #expect(!status.allowsBody)
        }
    }

    @Test("Tells HTTP/1.1 when the connection closes, and nothing when it stays")
    func tellsHTTP11() {
        let answer = HTTPAnswer.response(HTTPResponse(.ok))
        #expect(!encoded(answer).contains("Connection"))
        #expect(encoded(answer, keepsAlive: false).hasSuffix("\r\nConnection: close\r\n\r\n"))
    }

    @Test("Tells HTTP/1.0 when the connection stays, and when it closes")
    func tellsHTTP10() {
        let answer = HTTPAnswer.response(HTTPResponse(.ok))
        let stays = encoded(answer, requestLine: "GET / HTTP/1.0")
        #expect(stays.hasSuffix("\r\nConnection: keep-alive\r\n\r\n"))
        #expect(stays.hasPrefix("HTTP/1.1 200 OK\r\n"), "RFC 9110 §6.2: the server's own version")
        let closes = encoded(answer, requestLine: "GET / HTTP/1.0", keepsAlive: false)
        #expect(closes.hasSuffix("\r\nConnection: close\r\n\r\n"))
    }

    @Test("Gives the client's id back, or one of our own")
    func writesIDs() {
        let answer = HTTPAnswer.response(HTTPResponse(.ok))
        #expect(encoded(answer, to: ["X-Request-Id: abc-1"]).contains("\r\nX-Request-Id: abc-1\r\n"))
        #expect(encoded(answer, to: ["X-Request-Id: a b"]).contains("\r\nX-Request-Id: 00000000000000ab00000007\r\n"))
        #expect(encoded(answer).contains("\r\nX-Request-Id: 00000000000000ab00000007\r\n"))
    }

    @Test("Is a head by its own rules: each line a field, and one blank line at the end")
    func isWellFormed() {
        for answer in Self.answers(HTTPResponse(.notFound, fields: [.init("A", "b: c")], body: [1, 2, 3])) {
            for keepsAlive in [true, false] {
                let head = encoded(answer, to: ["X-Request-Id: x"], keepsAlive: keepsAlive)
                let lines = head.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
                #expect(lines.dropLast().allSatisfy { $0.last == 0x0D })
                #expect(lines.dropLast(2).dropFirst().allSatisfy { $0.contains(UInt8(ascii: ":")) })
                #expect(lines.suffix(2).map(\.count) == [1, 0])
            }
        }
    }

    @Test("Writes behind what is there already")
    func writesBehind() {
        var output = OutputBytes(byteCapacity: 1)
        output.append("before")
        let ending = ResponseEncoder.Ending(date: Self.date, keepsAlive: true, version: .http11)
        ResponseEncoder.writeHead(of: .response(HTTPResponse(.ok)), to: HTTPRequest(["Host: a"]), ending, into: &output)
        #expect(output.text.hasPrefix("beforeHTTP/1.1 200 OK\r\n"))
    }

    @Test("Says 100 (Continue) without a field")
    func saysContinue() {
        #expect(String(decoding: ResponseEncoder.continueHead, as: UTF8.self) == "HTTP/1.1 100 Continue\r\n\r\n")
    }
}
