extension HTTPRequest {
    /// A part of the target as it may stand in a URI that we send: what browsers leave bare in a query, and RFC 3986 does not allow there,
    /// is percent-encoded. Nobody may send what is not in the grammar (RFC 9110 §2.2), not even what came like that.
    package func uriText(_ range: Range<Int>) -> String {
        var text = ""
        for byte in head[range] {
            if ByteSet.path.contains(byte) || byte == ASCII.percent || byte == UInt8(ascii: "?") {
                text.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                text += (byte < 0x10 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
            }
        }
        return text
    }
}
