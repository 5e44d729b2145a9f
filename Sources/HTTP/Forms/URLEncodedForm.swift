/// `application/x-www-form-urlencoded`, as browsers write it (WHATWG URL §5).
///
/// Stricter than a browser's own reader: a "%" without its digits, a raw space or control byte, and bytes that are not UTF-8 are refused instead
/// of guessed at, since a guessed phone number would ring at somebody else's.
package enum URLEncodedForm {
    /// The fields in their order, doubles included. An empty body has none, and empty pairs count for nothing.
    package static func fields(_ body: Span<UInt8>, limits: FormLimits = FormLimits()) throws(FormError) -> [FormField]
    {
        var fields: [FormField] = []
        var start = 0
        // One round a pair.
        while start < body.count {
            let end = body.firstIndex(of: UInt8(ascii: "&"), in: start..<body.count)
            if end > start {
                guard fields.count < limits.fieldCountMaximum else { throw .tooManyFields }
                fields.append(try field(body, start..<end, number: fields.count + 1, limits))
            }
            start = end + 1
        }
        return fields
    }

    private static func field(
        _ body: Span<UInt8>, _ pair: Range<Int>, number: Int, _ limits: FormLimits
    ) throws(FormError) -> FormField {
        let equals = body.firstIndex(of: UInt8(ascii: "="), in: pair)
        let name = try decode(body, pair.lowerBound..<equals, number: number)
        guard name.count <= limits.nameByteCountMaximum else { throw .nameTooLong(field: number) }
        let value = try decode(body, min(equals + 1, pair.upperBound)..<pair.upperBound, number: number)
        guard value.count <= limits.valueByteCountMaximum else { throw .valueTooLong(field: number) }
        guard let name = String(validating: name, as: UTF8.self), let value = String(validating: value, as: UTF8.self)
        else { throw .notUTF8(field: number) }
        return FormField(name: name, value: value)
    }

    /// "+" is a space, and `%XX` the byte XX.
    private static func decode(_ body: Span<UInt8>, _ range: Range<Int>, number: Int) throws(FormError) -> [UInt8] {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(range.count)
        var index = range.lowerBound
        while index < range.upperBound {
            switch body[index] {
            case UInt8(ascii: "+"): decoded.append(ASCII.space)
            case ASCII.percent:
                guard let byte = body.percentEncodedByte(at: index, until: range.upperBound) else {
                    throw .malformedPercentEncoding(field: number)
                }
                decoded.append(byte)
                index += 2
            case let byte:
                // Bytes above ASCII are let through to the check for UTF-8: curl -d sends them bare.
                guard byte > ASCII.space, byte != 0x7F else { throw .byteThatHasToBeEncoded(field: number) }
                decoded.append(byte)
            }
            index += 1
        }
        return decoded
    }
}
