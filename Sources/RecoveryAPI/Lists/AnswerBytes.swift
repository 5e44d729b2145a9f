import HTTP
import Hashing

/// An answer that is put together from parts that were encoded at load, and what its entity tag is made of.
///
/// Of a part that has a digest, the digest is digested in its place. The tag follows from the bytes as much as one digest of them all would, and costs
/// little where bodies are long.
struct AnswerBytes {
    /// Where a part begins that may have to be taken back.
    struct Mark {
        fileprivate let byteCount: Int
        fileprivate let digestedCount: Int
    }

    private(set) var bytes: [UInt8] = []
    private var digested: [UInt8] = []

    init() {
        bytes.reserveCapacity(16_384)
        digested.reserveCapacity(8_192)
    }

    mutating func append(_ text: String) {
        bytes += text.utf8
        digested += text.utf8
    }

    /// A part of `source`; `digest` is empty where it is digested itself.
    mutating func append(_ source: StableBytes, _ range: Range<Int>, digest: ArraySlice<UInt8>) {
        source.append(range, to: &bytes)
        if digest.isEmpty { source.append(range, to: &digested) } else { digested += digest }
    }

    mutating func append(_ part: EncodedPart) {
        bytes += part.bytes
        digested += part.digest
    }

    var mark: Mark { Mark(byteCount: bytes.count, digestedCount: digested.count) }

    mutating func takeBack(to mark: Mark) {
        bytes.removeLast(bytes.count - mark.byteCount)
        digested.removeLast(digested.count - mark.digestedCount)
    }

    /// A strong entity tag, with its quotes.
    var tag: String { "\"\(Digest.sha256(digested).hexadecimal(byteCount: 16))\"" }
}

/// A value that stands whole in answers, such as a summary in a list.
struct EncodedPart: Sendable {
    let bytes: [UInt8]
    let digest: [UInt8]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes.withoutSpareRoom
        digest = Digest.sha256(bytes).bytes
    }
}
