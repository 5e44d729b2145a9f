/// `multipart/form-data`. RFC 7578, within the multipart syntax of RFC 2046 §5.1.
///
///     multipart-body    = [preamble CRLF] dash-boundary transport-padding CRLF body-part *encapsulation
///                         close-delimiter transport-padding [CRLF epilogue]
///     encapsulation     = delimiter transport-padding CRLF body-part
///     delimiter         = CRLF "--" boundary
///
/// Lines end with CR LF alone. Where RFC 2046 would let a reader guess, this one refuses: a body without its last boundary was cut off, and a part
/// with a transfer encoding or another charset would have to be converted by rules that no two readers share.
package enum MultipartForm {
    /// The fields in their order, doubles included. A part with a file name is refused: nothing here takes files.
    package static func fields(
        _ body: Span<UInt8>, boundary: [UInt8], limits: FormLimits = FormLimits()
    ) throws(FormError) -> [FormField] {
        guard isBoundary(boundary) else { throw .malformedBoundary }
        let delimiter = Array("\r\n--".utf8) + boundary
        var fields: [FormField] = []
        guard var position = firstDelimiterEnd(body, delimiter) else { throw .missingFirstPart }
        // One round a part.
        while true {
            if try endsAll(body, at: &position, number: fields.count + 1) { return fields }
            guard fields.count < limits.fieldCountMaximum else { throw .tooManyFields }
            // The line end behind a boundary is also the one in front of the next, where a part is without any bytes at all: then it has no head.
            guard let end = body.firstIndex(of: delimiter, from: position) else { throw .missingEnd }
            fields.append(try field(body, position..<end, number: fields.count + 1, limits))
            position = end + delimiter.count
        }
    }

    /// `boundary = 0*69<bchars> bcharsnospace`; RFC 2046 §5.1.1.
    static func isBoundary(_ bytes: [UInt8]) -> Bool {
        guard (1...70).contains(bytes.count), bytes.last != ASCII.space else { return false }
        return bytes.allSatisfy { byte in
            byte.isDigit || byte.lowercasedASCII &- 0x61 < 26 || "'()+_,-./:=? ".utf8.contains(byte)
        }
    }

    /// Behind the first boundary, which stands at the start of the body or of a line; what is in front of it says nothing.
    private static func firstDelimiterEnd(_ body: Span<UInt8>, _ delimiter: [UInt8]) -> Int? {
        let first = delimiter.count - 2
        if body.count >= first, body.matches(delimiter[2...], at: 0) { return first }
        return body.firstIndex(of: delimiter, from: 0).map { $0 + delimiter.count }
    }

    /// What follows a boundary: two hyphens and the end of all parts, or padding and a line end.
    private static func endsAll(_ body: Span<UInt8>, at position: inout Int, number: Int) throws(FormError) -> Bool {
        let isLast = body.matches([UInt8(ascii: "-"), UInt8(ascii: "-")], at: position)
        if isLast { position += 2 }
        while position < body.count, body[position].isWhitespace { position += 1 }
        if isLast, position == body.count { return true }
        guard body.matches([ASCII.carriageReturn, ASCII.lineFeed], at: position) else {
            throw position >= body.count ? .missingEnd : .malformedDelimiter(field: number)
        }
        position += 2
        return isLast
    }

    private static func field(
        _ body: Span<UInt8>, _ part: Range<Int>, number: Int, _ limits: FormLimits
    ) throws(FormError) -> FormField {
        var head = PartHead(number: number, limits: limits)
        let valueStart = try head.read(body, part)
        guard let name = head.name else { throw .missingName(field: number) }
        guard part.upperBound - valueStart <= limits.valueByteCountMaximum else { throw .valueTooLong(field: number) }
        guard let value = String(validating: body.array(valueStart..<part.upperBound), as: UTF8.self) else {
            throw .notUTF8(field: number)
        }
        return FormField(name: name, value: value)
    }
}

extension Span<UInt8> {
    func matches(_ bytes: some Collection<UInt8>, at start: Int) -> Bool {
        guard start >= 0, start + bytes.count <= count else { return false }
        var index = start
        for byte in bytes {
            if self[index] != byte { return false }
            index += 1
        }
        return true
    }

    /// Where `bytes` stand first, from `start` on. Bounded by the product of both lengths; bodies are small, and a boundary has at most 74 bytes.
    func firstIndex(of bytes: [UInt8], from start: Int) -> Int? {
        guard let first = bytes.first else { return start }
        var position = start
        while let index = firstIndex(of: first, from: position), index + bytes.count <= count {
            if matches(bytes, at: index) { return index }
            position = index + 1
        }
        return nil
    }
}
