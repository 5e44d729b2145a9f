import HTTP

/// Reads forms, writes what was read in its plainest form, and reads that again: it has to be the same.
enum FormTargets {
    /// More than a read of this form can hold, so that what was read always fits again.
    private static let limits = FormLimits()

    static func runURLEncoded(_ bytes: [UInt8]) {
        guard let fields = try? URLEncodedForm.fields(bytes.span) else { return }
        check(fields)
        let written = fields.map { "\(encoded($0.name))=\(encoded($0.value))" }.joined(separator: "&")
        precondition((try? URLEncodedForm.fields(Array(written.utf8).span)) == fields)
    }

    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "%0\(digits)" : "%\(digits)"
        }.joined()
    }

    /// The boundary is "b", so that the fuzzer meets it.
    static func runMultipart(_ bytes: [UInt8]) {
        guard let fields = try? MultipartForm.fields(bytes.span, boundary: Array("b".utf8)) else { return }
        check(fields)
        // A boundary that stands in no value; and the names as browsers write them. A control byte in a name cannot be written so.
        let boundary = "0123456789abcdefghijklmnopqrstuvwxyz-not-in-any-input"
        guard fields.allSatisfy({ field in field.name.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F } }) else { return }
        let parts = fields.map { field in
            let name = field.name.replacing("\"", with: "%22")
            return "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(field.value)\r\n"
        }
        let written = parts.joined() + "--\(boundary)--"
        let again = try? MultipartForm.fields(Array(written.utf8).span, boundary: Array(boundary.utf8))
        precondition(again == fields || fields.contains { $0.name.utf8.count > 200 })
    }

    private static func check(_ fields: [FormField]) {
        precondition(fields.count <= limits.fieldCountMaximum)
        for field in fields {
            precondition(field.name.utf8.count <= limits.nameByteCountMaximum)
            precondition(field.value.utf8.count <= limits.valueByteCountMaximum)
        }
    }
}

extension String {
    /// The standard library alone: Foundation has another.
    fileprivate func replacing(_ quote: Character, with text: String) -> String {
        unicodeScalars.reduce(into: "") { $0 += $1 == quote.unicodeScalars.first ? text : String($1) }
    }
}
