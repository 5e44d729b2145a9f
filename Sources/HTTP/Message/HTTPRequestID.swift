/// What a request is called in its answer's `X-Request-Id`, in problems and in logs: the client's own name for it, or ours.
package struct HTTPRequestID: Sendable {
    /// Set apart for each event loop and start, at random.
    package let prefix: UInt64
    /// Counts the requests of a loop.
    package let number: UInt32
    /// Where the client's own id stands in the head, if it sent one that we echo.
    package internal(set) var echoed: Range<Int>?

    package init(prefix: UInt64 = 0, number: UInt32 = 0) {
        self.prefix = prefix
        self.number = number
    }

    /// Longest id that is echoed, in bytes; a longer one is replaced by ours.
    static let byteCountMaximum = 128

    /// Writes the id to `output`; `head` is the head that it came with. Without that head, the client's own name is lost, and it is ours.
    func write(to output: inout OutputBytes, head: [UInt8]) {
        if let echoed, echoed.upperBound <= head.count {
            output.append(head, echoed)
            return
        }
        output.appendHexadecimal(UInt32(truncatingIfNeeded: prefix >> 32))
        output.appendHexadecimal(UInt32(truncatingIfNeeded: prefix))
        output.appendHexadecimal(number)
    }

    /// As ``write(to:head:)``, behind bytes that somebody keeps.
    func write(to bytes: inout [UInt8], head: [UInt8]) {
        if let echoed, echoed.upperBound <= head.count {
            bytes.append(contentsOf: head[echoed])
            return
        }
        let digits = (
            OutputBytes.hexadecimal(UInt32(truncatingIfNeeded: prefix >> 32)),
            OutputBytes.hexadecimal(UInt32(truncatingIfNeeded: prefix)), OutputBytes.hexadecimal(number)
        )
        unsafe withUnsafeBytes(of: digits) { unsafe bytes.append(contentsOf: $0) }
    }
}

extension HTTPRequest {
    /// The request's id as text.
    package var idText: String {
        var bytes: [UInt8] = []
        appendID(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Writes the request's id behind `bytes`: a token, or hexadecimal digits.
    package func appendID(to bytes: inout [UInt8]) { id.write(to: &bytes, head: head) }
}
