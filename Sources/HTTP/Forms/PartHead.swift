/// The head of one part of a multipart body. RFC 7578 §4.2 to §4.7.
struct PartHead {
    let number: Int
    let limits: FormLimits
    private(set) var name: String?

    init(number: Int, limits: FormLimits) {
        self.number = number
        self.limits = limits
    }

    /// Reads the lines up to the blank one; where the value starts.
    mutating func read(_ body: Span<UInt8>, _ part: Range<Int>) throws(FormError) -> Int {
        var lineStart = part.lowerBound
        // One round a line.
        while let lineFeed = body.firstIndex(of: ASCII.lineFeed, from: lineStart), lineFeed < part.upperBound {
            guard lineFeed - part.lowerBound < limits.partHeadByteCountMaximum else {
                throw .partHeadTooLong(field: number)
            }
            guard lineFeed > lineStart, body[lineFeed - 1] == ASCII.carriageReturn else {
                throw .malformedPartHead(field: number)
            }
            if lineFeed - 1 == lineStart { return lineFeed + 1 }
            try readLine(body, lineStart..<(lineFeed - 1))
            lineStart = lineFeed + 1
        }
        throw part.count > limits.partHeadByteCountMaximum
            ? .partHeadTooLong(field: number) : .malformedPartHead(field: number)
    }

    private mutating func readLine(_ body: Span<UInt8>, _ line: Range<Int>) throws(FormError) {
        let field: (name: Range<Int>, value: Range<Int>)
        do { field = try FieldLine.parse(body, line) } catch { throw .malformedPartHead(field: number) }
        let fieldName = body.extracting(field.name)
        if fieldName.equalsIgnoringCase("content-disposition") {
            guard name == nil else { throw .missingName(field: number) }
            try readDisposition(body, field.value)
        } else if fieldName.equalsIgnoringCase("content-type") {
            try checkType(body, field.value)
        } else if fieldName.equalsIgnoringCase("content-transfer-encoding") {
            // RFC 7578 §4.7: deprecated. The identity encodings change nothing.
            let value = body.extracting(field.value)
            guard
                value.equalsIgnoringCase("7bit") || value.equalsIgnoringCase("8bit")
                    || value.equalsIgnoringCase("binary")
            else { throw .encodedPart(field: number) }
        }
    }

    private mutating func readDisposition(_ body: Span<UInt8>, _ value: Range<Int>) throws(FormError) {
        guard let disposition = ParameterizedValue(body, value, escapes: .percent),
            body.extracting(disposition.value).equalsIgnoringCase("form-data"),
            let bytes = disposition.parameter("name")
        else { throw .missingName(field: number) }
        guard disposition.parameter("filename") == nil, disposition.parameter("filename*") == nil else {
            throw .fileNotWanted(field: number)
        }
        guard bytes.count <= limits.nameByteCountMaximum else { throw .nameTooLong(field: number) }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .notUTF8(field: number) }
        name = text
    }

    private func checkType(_ body: Span<UInt8>, _ value: Range<Int>) throws(FormError) {
        guard let type = ParameterizedValue(body, value) else { throw .malformedPartHead(field: number) }
        if let charset = type.parameter("charset") {
            guard charset.span.equalsIgnoringCase("utf-8") || charset.span.equalsIgnoringCase("us-ascii") else {
                throw .unknownCharset(field: number)
            }
        }
    }
}
