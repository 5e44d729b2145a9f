import HTTP

/// Writes queries for links: what a client sent is decoded and written anew, so a link holds nothing but what a query may.
enum QueryText {
    /// Those of the parameters that were given, behind a question mark; empty without any.
    static func query(_ names: [String], _ reader: QueryReader) -> String {
        let pairs = names.compactMap { name in reader.text(name).map { pair(name, $0) } }
        return pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&")
    }

    static func pair(_ name: String, _ value: String) -> String { "\(name)=\(encoded(value))" }

    /// RFC 3986 §2.3 and §3.4: unreserved characters and the comma stay, the rest is percent-encoded.
    private static func encoded(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            if ByteSet.unreserved.contains(byte) || byte == UInt8(ascii: ",") {
                bytes.append(byte)
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                bytes += "%\(digits.count == 1 ? "0" : "")\(digits)".utf8
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
