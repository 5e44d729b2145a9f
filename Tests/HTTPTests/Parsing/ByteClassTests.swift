import HTTP
import Testing

/// Every byte at every kind of place, against the grammars as the RFCs print them.
@Suite("Byte classes")
struct ByteClassTests {
    private static let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    private static let digits = "0123456789"
    private static let unreserved = letters + digits + "-._~"
    private static let subDelimiters = "!$&'()*+,;="

    /// What the connection makes of `before`, one byte and `behind`.
    private func events(_ before: String, _ byte: UInt8, _ behind: String) -> [String] {
        let bytes = Array(before.utf8) + [byte] + Array(behind.utf8)
        return WireConnection.events(of: [bytes[...]], WireSettings()).filter { !$0.hasPrefix("field ") }
    }

    /// Checks that exactly the bytes of `allowed` are taken at a place, and those above 0x7F if `obsText` are.
    private func expect(
        _ allowed: String, obsText: Bool = false, between before: String, and behind: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        for byte in UInt8.min...UInt8.max {
            let events = events(before, byte, behind)
            let isAllowed = byte < 0x80 ? allowed.utf8.contains(byte) : obsText
            #expect(
                events.first?.hasPrefix("head ") == isAllowed, "byte \(byte): \(events)", sourceLocation: sourceLocation
            )
            #expect(events.contains { $0.hasPrefix("refuse ") } != isAllowed, sourceLocation: sourceLocation)
        }
    }

    /// RFC 3986 §3.3, without "%"; a question mark ends the path, which is allowed as well.
    @Test("A path holds pchar and slashes")
    func path() {
        expect(Self.unreserved + Self.subDelimiters + ":@/?", between: "GET /a", and: "b HTTP/1.1\r\nHost: a\r\n\r\n")
    }

    /// RFC 3986 §3.4, without "%", and what browsers leave bare.
    @Test("A query holds pchar, slashes, question marks, and what browsers send")
    func query() {
        expect(
            Self.unreserved + Self.subDelimiters + ":@/?" + "[]{}|\\^`", between: "GET /?a",
            and: "b HTTP/1.1\r\nHost: a\r\n\r\n")
    }

    /// RFC 9110 §5.6.2; a colon ends the name, which is allowed as well.
    @Test("A field name holds tchar")
    func fieldName() {
        expect(
            Self.letters + Self.digits + "!#$%&'*+-.^_`|~" + ":", between: "GET / HTTP/1.1\r\nHost: a\r\nX",
            and: "Y: z\r\n\r\n")
    }

    /// RFC 9110 §5.5.
    @Test("A field value holds visible bytes, obs-text, spaces and tabs")
    func fieldValue() {
        let visible = String(decoding: 0x21...0x7E, as: UTF8.self)
        expect(visible + " \t", obsText: true, between: "GET / HTTP/1.1\r\nHost: a\r\nX: a", and: "b\r\n\r\n")
    }

    /// RFC 3986 §3.2.2, without "%"; a colon starts the port, which is allowed before a digit.
    @Test("A host holds unreserved bytes and sub-delimiters")
    func host() {
        expect(Self.unreserved + Self.subDelimiters + ":", between: "GET / HTTP/1.1\r\nHost: a", and: "1\r\n\r\n")
    }

    @Test("A port holds digits; what is optional around a value may be behind it")
    func port() {
        expect(Self.digits + " \t", between: "GET / HTTP/1.1\r\nHost: a:1", and: "\r\n\r\n")
    }

    @Test("A group of an address in brackets holds hexadecimal digits")
    func address() {
        expect(Self.digits + "abcdefABCDEF", between: "GET / HTTP/1.1\r\nHost: [::1", and: "]\r\n\r\n")
    }

    @Test("A percent-encoding holds hexadecimal digits")
    func percentEncoding() {
        expect(Self.digits + "abcdefABCDEF", between: "GET /%4", and: " HTTP/1.1\r\nHost: a\r\n\r\n")
        expect(Self.digits + "abcdefABCDEF", between: "GET /%", and: "1 HTTP/1.1\r\nHost: a\r\n\r\n")
    }

    @Test("A method that is known holds its own letters")
    func method() {
        expect("E", between: "G", and: "T / HTTP/1.1\r\nHost: a\r\n\r\n")
    }

    @Test("A version of ours holds any digit behind the dot")
    func version() {
        expect(Self.digits, between: "GET / HTTP/1.", and: "\r\nHost: a\r\n\r\n")
    }

    @Test("A content length holds digits; what is optional around a value may be behind it")
    func contentLength() {
        expect(Self.digits + " \t", between: "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1", and: "\r\n\r\n")
    }

    @Test("A chunk size holds hexadecimal digits, and a semicolon may follow")
    func chunkSize() {
        let head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
        for byte in UInt8.min...UInt8.max {
            let isRefused = events(head + "0", byte, "").contains { $0.hasPrefix("refuse ") }
            #expect(isRefused != (Self.digits + "abcdefABCDEF;\r").utf8.contains(byte), "byte \(byte)")
        }
    }
}
