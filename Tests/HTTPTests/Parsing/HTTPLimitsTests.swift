import HTTP
import Testing

/// The limits as they are by default, each met and passed by one. The tables show what else they do, at sizes that can
/// be read.
@Suite("Default limits")
struct HTTPLimitsTests {
    private func lastEvent(_ text: String, bodyByteCountMaximum: Int = 1_000) -> String? {
        var settings = WireSettings()
        settings.bodyByteCountMaximum = bodyByteCountMaximum
        let bytes = Array(text.utf8)
        let whole = WireConnection.events(of: [bytes[...]], settings)
        // In the sizes that a network might cut.
        let pieces = stride(from: 0, to: bytes.count, by: 1_447).map { bytes[$0..<min($0 + 1_447, bytes.count)] }
        #expect(WireConnection.events(of: pieces, settings) == whole)
        let single = bytes.indices.map { bytes[$0...$0] }
        #expect(WireConnection.events(of: single, settings) == whole)
        return whole.last { !$0.hasPrefix("field ") }
    }

    private func isTaken(_ text: String) -> Bool {
        lastEvent(text)?.hasPrefix("head ") ?? false
    }

    private func letters(_ count: Int) -> String {
        String(repeating: "a", count: count)
    }

    @Test("A target has 8,000 bytes")
    func target() {
        #expect(isTaken(head("GET /\(letters(7_999)) HTTP/1.1", "Host: a")))
        #expect(lastEvent(head("GET /\(letters(8_000)) HTTP/1.1", "Host: a")) == "refuse targetTooLong 414")
        #expect(isTaken(head("OPTIONS /\(letters(7_999)) HTTP/1.1", "Host: a")))
        #expect(lastEvent("GET /\(letters(8_015))") == "refuse targetTooLong 414")
        #expect(lastEvent("GET /\(letters(8_014))") == "need more")
    }

    @Test("A head has 16 KiB")
    func headByteCount() {
        let start = "GET / HTTP/1.1\r\nHost: a\r\nX: "
        let count = 16_384 - start.utf8.count - 4
        #expect(isTaken(start + letters(count) + "\r\n\r\n"))
        #expect(lastEvent(start + letters(count + 1) + "\r\n\r\n") == "refuse headTooLong 431")
        #expect(lastEvent(start + letters(20_000)) == "refuse headTooLong 431")
    }

    @Test("A head has 100 fields")
    func fieldCount() {
        let fields = String(repeating: "X: y\r\n", count: 99)
        #expect(isTaken("GET / HTTP/1.1\r\nHost: a\r\n\(fields)\r\n"))
        #expect(lastEvent("GET / HTTP/1.1\r\nHost: a\r\n\(fields)Z:\r\n\r\n") == "refuse tooManyFields 431")
    }

    private static let chunked = head("POST / HTTP/1.1", "Host: a", "Transfer-Encoding: chunked")

    @Test("All chunk extensions of a body have 256 bytes")
    func chunkExtensions() {
        // The CR counts.
        #expect(lastEvent(Self.chunked + "0;\(letters(255))\r\n\r\n") == "body \"\"")
        #expect(lastEvent(Self.chunked + "0;\(letters(256))\r\n\r\n") == "refuse chunkExtensionTooLong 400")
        let chunk = "1;\(letters(63))\r\nx\r\n"
        let four = String(repeating: chunk, count: 4)
        #expect(lastEvent(Self.chunked + four + "0\r\n\r\n") == "body \"xxxx\"")
        #expect(lastEvent(Self.chunked + four + "0;\r\n\r\n") == "refuse chunkExtensionTooLong 400")
    }

    @Test("A trailer has 4 KiB")
    func trailer() {
        // Name, colon, value, CR LF, and CR LF of the blank line.
        #expect(lastEvent(Self.chunked + "0\r\nX:\(letters(4_096 - 6))\r\n\r\n") == "body \"\"")
        #expect(lastEvent(Self.chunked + "0\r\nX:\(letters(4_096 - 5))\r\n\r\n") == "refuse trailerTooLong 431")
    }

    @Test("A body has as many bytes as its endpoint says, framed either way", arguments: [0, 1, 4_096])
    func body(maximum: Int) {
        let post = ["POST / HTTP/1.1", "Host: a"].map { $0 + "\r\n" }.joined()
        let length = post + "Content-Length: "
        let fits = lastEvent("\(length)\(maximum)\r\n\r\n\(letters(maximum))", bodyByteCountMaximum: maximum)
        #expect(fits == "body \"\(letters(maximum))\"")
        let exceeds = lastEvent("\(length)\(maximum + 1)\r\n\r\n", bodyByteCountMaximum: maximum)
        #expect(exceeds == "refuse bodyTooLarge 413")
        let size = String(maximum + 1, radix: 16)
        let chunk = lastEvent(Self.chunked + size + "\r\n", bodyByteCountMaximum: maximum)
        #expect(chunk == "refuse bodyTooLarge 413")
        let last = "0\r\n\r\n"
        if maximum > 0 {
            let chunks = "\(String(maximum, radix: 16))\r\n\(letters(maximum))\r\n"
            #expect(
                lastEvent(Self.chunked + chunks + last, bodyByteCountMaximum: maximum) == "body \"\(letters(maximum))\""
            )
            let more = lastEvent(Self.chunked + chunks + "1\r\n", bodyByteCountMaximum: maximum)
            #expect(more == "refuse bodyTooLarge 413")
        } else {
            #expect(lastEvent(Self.chunked + last, bodyByteCountMaximum: maximum) == "body \"\"")
        }
    }

    @Test("A body that nobody wants is read away up to 64 KiB")
    func discardedBody() {
        for (length, stays) in [(65_536, true), (65_537, false)] {
            let connection = ScriptedConnection()
            #expect(connection.receives(head("POST / HTTP/1.1", "Host: a", "Content-Length: \(length)")) == .decide)
            #expect(connection.answers() == stays)
        }
    }
}
