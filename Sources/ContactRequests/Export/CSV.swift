/// Comma-separated values. RFC 4180.
package enum CSV {
    /// One record with its CRLF. Every cell stands in quotation marks, so that none is split where a spreadsheet's language separates by semicolons.
    package static func row(_ cells: [String]) -> [UInt8] {
        var bytes: [UInt8] = []
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes.append(UInt8(ascii: "\""))
            if isFormula(cell) { bytes.append(UInt8(ascii: "'")) }
            for byte in cell.utf8 {
                if byte == UInt8(ascii: "\"") { bytes.append(byte) }
                bytes.append(byte)
            }
            bytes.append(UInt8(ascii: "\""))
        }
        bytes += [0x0D, 0x0A]
        return bytes
    }

    /// Whether a spreadsheet may compute the cell in place of showing it: `=HYPERLINK(...)` would send what stands beside it anywhere. An apostrophe at the
    /// beginning keeps it text. White space before the sign is looked past, and full-width signs count, as some programs do both.
    private static func isFormula(_ cell: String) -> Bool {
        for scalar in cell.unicodeScalars {
            switch scalar {
            case "=", "+", "-", "@", "|", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": return true
            default: if !scalar.properties.isWhitespace { return false }
            }
        }
        return false
    }
}
