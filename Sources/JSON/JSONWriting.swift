/// Writing is ours: members leave in the order in which an answer was built, in UTF-8, without white space.
extension JSONValue {
    package func encoded() -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(4_096)
        write(to: &output)
        return output
    }

    /// Writes the value behind what is there.
    package func write(to output: inout [UInt8]) {
        switch self {
        case .object(let object): Self.write(object, to: &output)
        case .array(let array):
            output.append(UInt8(ascii: "["))
            for (index, element) in array.enumerated() {
                if index > 0 { output.append(UInt8(ascii: ",")) }
                element.write(to: &output)
            }
            output.append(UInt8(ascii: "]"))
        case .string(let string): Self.write(string.utf8.span, to: &output)
        case .integer(let integer): output.append(contentsOf: String(integer).utf8)
        case .number(let number):
            // RFC 8259 §6 has no infinities; we compute none.
            precondition(number.isFinite, "not a JSON number")
            output.append(contentsOf: String(number).utf8)
        case .boolean(let boolean): output.append(contentsOf: (boolean ? "true" : "false").utf8)
        case .null: output.append(contentsOf: "null".utf8)
        }
    }

    private static func write(_ object: JSONObject, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "{"))
        for (index, member) in object.members.enumerated() {
            if index > 0 { output.append(UInt8(ascii: ",")) }
            write(member.key.utf8.span, to: &output)
            output.append(UInt8(ascii: ":"))
            member.value.write(to: &output)
        }
        output.append(UInt8(ascii: "}"))
    }

    /// Writes `text`, which is UTF-8, as a string, for those who write an object without building it.
    ///
    /// RFC 8259 §7: what must be escaped is, and nothing else.
    package static func write(_ text: Span<UInt8>, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        // Nearly all texts have little to escape, and a copy of many bytes at once costs a tenth of one by one.
        var start = 0
        for index in text.indices where needsEscape(text[index]) {
            append(text.extracting(start..<index), to: &output)
            write(text[index], to: &output)
            start = index + 1
        }
        append(text.extracting(start..<text.count), to: &output)
        output.append(UInt8(ascii: "\""))
    }

    private static func append(_ bytes: Span<UInt8>, to output: inout [UInt8]) {
        unsafe bytes.withUnsafeBufferPointer { unsafe output.append(contentsOf: $0) }
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private static func write(_ byte: UInt8, to output: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): output.append(contentsOf: [UInt8(ascii: "\\"), byte])
        case UInt8(ascii: "\n"): output.append(contentsOf: "\\n".utf8)
        case UInt8(ascii: "\r"): output.append(contentsOf: "\\r".utf8)
        case UInt8(ascii: "\t"): output.append(contentsOf: "\\t".utf8)
        case 0..<0x20:
            output.append(contentsOf: "\\u00".utf8)
            for digit in [byte >> 4, byte & 15] { output.append(digit < 10 ? 0x30 + digit : 0x57 + digit) }
        default: output.append(byte)
        }
    }
}
