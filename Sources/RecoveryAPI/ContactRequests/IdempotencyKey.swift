import HTTP

/// The `Idempotency-Key` field: draft-ietf-httpapi-idempotency-key-header-07 has a quoted string, and clients send a bare token as well.
///
///     Idempotency-Key = token / DQUOTE *( %x20-21 / %x23-5B / %x5D-7E / "\" ( DQUOTE / "\" ) ) DQUOTE
enum IdempotencyKey {
    static let byteCountMaximum = 255

    /// The key without quotes; `nil` without the field.
    static func read(_ request: HTTPRequest) throws(Problem) -> String? {
        guard let value = request.firstValue(.idempotencyKey) else { return nil }
        guard request.count(of: .idempotencyKey) == 1 else { throw problem("The field stands more than once.") }
        let bytes = request.head[value]
        let key = bytes.first == UInt8(ascii: "\"") ? unquoted(bytes) : token(bytes)
        guard let key else { throw problem("It has to be a token or a quoted string, and not empty.") }
        guard key.count <= byteCountMaximum else { throw problem("It has more than \(byteCountMaximum) characters.") }
        return String(decoding: key, as: UTF8.self)
    }

    private static func problem(_ detail: String) -> Problem {
        Problem(kind: .invalidIdempotencyKey, detail: detail)
    }

    private static func token(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
        !bytes.isEmpty && bytes.allSatisfy(ByteSet.token.contains) ? Array(bytes) : nil
    }

    private static func unquoted(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
        var key: [UInt8] = []
        var rest = bytes.dropFirst()
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "\""): return rest.isEmpty && !key.isEmpty ? key : nil
            case UInt8(ascii: "\\"):
                guard let escaped = rest.popFirst(), escaped == UInt8(ascii: "\"") || escaped == UInt8(ascii: "\\")
                else { return nil }
                key.append(escaped)
            case 0x20...0x7E: key.append(byte)
            default: return nil
            }
        }
        return nil
    }
}
