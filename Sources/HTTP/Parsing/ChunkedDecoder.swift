/// Takes a chunked body apart in any number of pieces. RFC 9112 §7.1.
///
///     chunked-body = *chunk last-chunk trailer-section CRLF
///     chunk        = chunk-size [ chunk-ext ] CRLF chunk-data CRLF
///
/// One byte of framing is one step, data moves in runs. Lines end with CR LF and nothing else; extensions and trailers are bounded and
/// dropped. No white space is allowed around the size: the grammar's `BWS` before an extension is where parsers differ.
struct ChunkedDecoder {
    private enum State: Equatable {
        case size(Int, digitCount: Int)
        case chunkExtension(size: Int)
        case sizeLineFeed(size: Int)
        case data(remaining: Int)
        case dataCarriageReturn
        case dataLineFeed
        case trailerLine
        case trailerLineFeed
        case complete
    }

    private var state = State.size(0, digitCount: 0)
    private var extensionByteCount = 0
    private var trailerByteCount = 0
    private var trailerLine: [UInt8] = []
    /// Bytes of data so far.
    private var decodedByteCount = 0

    var isComplete: Bool { state == .complete }

    /// Takes what belongs to the body from `bytes` at `start`, appends its data to `body` unless that is `nil`, and returns where it ended.
    mutating func decode(
        _ bytes: Span<UInt8>, from start: Int, byteCountMaximum: Int, limits: HTTPLimits, into body: inout [UInt8]?
    ) throws(RequestError) -> Int {
        var index = start
        while index < bytes.count, state != .complete {
            if case .data(let remaining) = state {
                let count = min(remaining, bytes.count - index)
                body?.append(contentsOf: bytes, in: index..<(index + count))
                index += count
                state = count == remaining ? .dataCarriageReturn : .data(remaining: remaining - count)
            } else {
                try step(bytes[index], byteCountMaximum: byteCountMaximum, limits: limits)
                index += 1
            }
        }
        return index
    }

    private mutating func step(_ byte: UInt8, byteCountMaximum: Int, limits: HTTPLimits) throws(RequestError) {
        switch state {
        case .size(let size, let digitCount):
            try sizeStep(byte, size, digitCount, byteCountMaximum)
        case .chunkExtension(let size):
            try extensionStep(byte, size, limits)
        case .sizeLineFeed(let size):
            guard byte == ASCII.lineFeed else { throw .malformedChunk }
            decodedByteCount += size
            state = size == 0 ? .trailerLine : .data(remaining: size)
        case .dataCarriageReturn:
            guard byte == ASCII.carriageReturn else { throw .malformedChunk }
            state = .dataLineFeed
        case .dataLineFeed:
            guard byte == ASCII.lineFeed else { throw .malformedChunk }
            state = .size(0, digitCount: 0)
        case .trailerLine, .trailerLineFeed:
            try trailerStep(byte, limits)
        case .data, .complete:
            assertionFailure("a framing byte in \(state)")
            throw .malformedChunk
        }
    }

    /// `chunk-size = 1*HEXDIG`. Sixteen digits bound it before it can overflow; the body's maximum bounds it long before.
    private mutating func sizeStep(
        _ byte: UInt8, _ size: Int, _ digitCount: Int, _ byteCountMaximum: Int
    ) throws(RequestError) {
        if let digit = byte.hexadecimalValue {
            guard digitCount < 16, size < 1 << 56 else { throw .malformedChunk }
            state = .size(size << 4 | Int(digit), digitCount: digitCount + 1)
            return
        }
        guard digitCount > 0 else { throw .malformedChunk }
        guard size <= byteCountMaximum - decodedByteCount else { throw .bodyTooLarge }
        switch byte {
        case ASCII.carriageReturn: state = .sizeLineFeed(size: size)
        case ASCII.semicolon: state = .chunkExtension(size: size)
        default: throw .malformedChunk
        }
    }

    private mutating func extensionStep(_ byte: UInt8, _ size: Int, _ limits: HTTPLimits) throws(RequestError) {
        extensionByteCount += 1
        guard extensionByteCount <= limits.chunkExtensionByteCountMaximum else { throw .chunkExtensionTooLong }
        if byte == ASCII.carriageReturn {
            state = .sizeLineFeed(size: size)
        } else if byte < 0x80, !ByteSet.fieldValue.contains(byte) {
            throw .malformedChunk
        }
    }

    /// Collects one trailer line at a time; the empty one ends the body.
    private mutating func trailerStep(_ byte: UInt8, _ limits: HTTPLimits) throws(RequestError) {
        trailerByteCount += 1
        guard trailerByteCount <= limits.trailerByteCountMaximum else { throw .trailerTooLong }
        if state == .trailerLine {
            if byte == ASCII.carriageReturn { state = .trailerLineFeed } else { trailerLine.append(byte) }
            return
        }
        guard byte == ASCII.lineFeed else { throw .malformedTrailer }
        if trailerLine.isEmpty {
            state = .complete
            return
        }
        do { _ = try FieldLine.parse(trailerLine.span, trailerLine.indices) } catch { throw .malformedTrailer }
        trailerLine.removeAll(keepingCapacity: true)
        state = .trailerLine
    }
}
