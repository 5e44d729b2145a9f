import CNettle

/// A SHA-256 digest, by the system's Nettle.
package struct Digest: Hashable, Sendable {
    /// Its 32 bytes, as four big-endian words: a digest is compared and kept more often than it is read.
    private let words: (UInt64, UInt64, UInt64, UInt64)

    package static let byteCount = Int(SHA256_DIGEST_SIZE)

    package static func sha256(_ input: [UInt8]) -> Digest { sha256(input.span) }

    package static func sha256(_ input: Span<UInt8>) -> Digest {
        var context = sha256_ctx()
        var output = [UInt8](repeating: 0, count: byteCount)
        unsafe nettle_sha256_init(&context)
        unsafe input.withUnsafeBufferPointer { unsafe nettle_sha256_update(&context, $0.count, $0.baseAddress) }
        unsafe nettle_sha256_digest(&context, output.count, &output)
        return Digest(output)
    }

    /// A digest that was kept as its bytes; `nil` unless there are 32.
    package init?(bytes: [UInt8]) {
        guard bytes.count == Self.byteCount else { return nil }
        self.init(bytes)
    }

    private init(_ bytes: [UInt8]) {
        func word(_ index: Int) -> UInt64 {
            unsafe bytes.withUnsafeBytes {
                UInt64(bigEndian: unsafe $0.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
            }
        }
        words = (word(0), word(1), word(2), word(3))
    }

    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.byteCount)
        for word in [words.0, words.1, words.2, words.3] {
            for shift in stride(from: UInt64(56), through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: word >> shift))
            }
        }
        return bytes
    }

    /// The first `byteCount` bytes in lower-case hexadecimal digits.
    package func hexadecimal(byteCount: Int = Digest.byteCount) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: bytes.prefix(byteCount).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    package static func == (one: Digest, other: Digest) -> Bool { one.words == other.words }

    package func hash(into hasher: inout Hasher) {
        // All bits of a digest are equally random.
        hasher.combine(words.0)
    }
}
