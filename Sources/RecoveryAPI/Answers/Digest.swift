import CSHA2

/// SHA-256 by the system's libmd.
struct Digest: Equatable, Sendable {
    private let bytes: [UInt8]

    static func sha256(_ input: [UInt8]) -> Digest {
        var context = SHA2_CTX()
        var output = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
        unsafe SHA256Init(&context)
        unsafe SHA256Update(&context, input, input.count)
        unsafe SHA256Final(&output, &context)
        return Digest(bytes: output)
    }

    /// The first `byteCount` bytes in lower-case hexadecimal digits.
    func hexadecimal(byteCount: Int) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: bytes.prefix(byteCount).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
