/// How the wire tables write bytes. `Wire/README.md` explains it to people.
package enum WireNotation {
    /// The bytes that a line of a table stands for, or `nil` if it is not in the notation.
    package static func bytes(of line: String) -> [UInt8]? {
        let text = Array(line.utf8)
        guard text.last != UInt8(ascii: " ") else { return nil }
        var bytes: [UInt8] = []
        var index = 0
        while index < text.count {
            if text[index] == UInt8(ascii: "\\") {
                guard let (byte, length) = escape(text[index...]) else { return nil }
                bytes.append(byte)
                index += length
            } else {
                guard (0x20...0x7E).contains(text[index]) else { return nil }
                bytes.append(text[index])
                index += 1
            }
        }
        return bytes
    }

    /// The byte that an escape at the start of `text` stands for, and how long the escape is.
    private static func escape(_ text: ArraySlice<UInt8>) -> (byte: UInt8, length: Int)? {
        switch text.dropFirst().first {
        case UInt8(ascii: "r"): return (0x0D, 2)
        case UInt8(ascii: "n"): return (0x0A, 2)
        case UInt8(ascii: "t"): return (0x09, 2)
        case UInt8(ascii: "\\"): return (0x5C, 2)
        case UInt8(ascii: "x"):
            let digits = String(decoding: text.dropFirst(2).prefix(2), as: UTF8.self)
            guard digits.utf8.count == 2, let byte = UInt8(digits, radix: 16), digits.first != "+" else { return nil }
            return (byte, 4)
        default: return nil
        }
    }

    /// `bytes` in the notation, so that what came out can be compared with what a table expects, and be read.
    package static func text(of bytes: some Sequence<UInt8>) -> String {
        var text = ""
        for byte in bytes {
            switch byte {
            case 0x0D: text += "\\r"
            case 0x0A: text += "\\n"
            case 0x09: text += "\\t"
            case 0x5C: text += "\\\\"
            case 0x20...0x7E: text.unicodeScalars.append(Unicode.Scalar(byte))
            default: text += "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return text
    }
}
