/// Takes one body from the bytes of a connection, however it is framed.
struct BodyDecoder {
    private enum Framing {
        case contentLength(remaining: Int)
        case chunked(ChunkedDecoder)
    }

    private var framing: Framing
    private let byteCountMaximum: Int

    /// - Throws: ``RequestError/bodyTooLarge`` at once when the announced length is beyond the maximum, before a byte is read.
    init(_ framing: HTTPRequest.Framing, byteCountMaximum: Int) throws(RequestError) {
        self.byteCountMaximum = byteCountMaximum
        switch framing {
        case .noBody: self.framing = .contentLength(remaining: 0)
        case .contentLength(let length):
            guard length <= byteCountMaximum else { throw .bodyTooLarge }
            self.framing = .contentLength(remaining: length)
        case .chunked: self.framing = .chunked(ChunkedDecoder())
        }
    }

    var isComplete: Bool {
        switch framing {
        case .contentLength(let remaining): remaining == 0
        case .chunked(let decoder): decoder.isComplete
        }
    }

    /// Takes what belongs to the body from `bytes` at `start`, appends it to `body` unless that is `nil`, and returns where it ended.
    mutating func decode(
        _ bytes: Span<UInt8>, from start: Int, limits: HTTPLimits, into body: inout [UInt8]?
    ) throws(RequestError) -> Int {
        switch framing {
        case .contentLength(let remaining):
            let count = min(remaining, bytes.count - start)
            body?.append(contentsOf: bytes, in: start..<(start + count))
            framing = .contentLength(remaining: remaining - count)
            return start + count
        case .chunked(var decoder):
            defer { framing = .chunked(decoder) }
            return try decoder.decode(
                bytes, from: start, byteCountMaximum: byteCountMaximum, limits: limits, into: &body)
        }
    }
}
