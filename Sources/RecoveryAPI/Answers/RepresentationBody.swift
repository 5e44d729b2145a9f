import Compression
import Hashing
import HTTP
import Synchronization

/// The bytes of a representation: as they are, and in gzip. More than one URL may lead to them. They are made when they are asked for.
final class RepresentationBody: Sendable {
    /// Bytes as they are sent, with their entity tag: a hash of them, so it is strong and differs by coding (RFC 9110 §8.8.3.3).
    final class Coded: Sendable {
        let bytes: StableBytes
        let validators: Validators
        /// Tag and length.
        let ok: EncodedFields
        let notModified: EncodedFields

        init(_ bytes: [UInt8], madeAt: Int) {
            let tag = "\"\(Digest.sha256(bytes).hexadecimal(byteCount: 16))\""
            let fields = [HTTPResponse.Field("ETag", tag)]
            validators = Validators(entityTag: Array(tag.utf8), lastModified: madeAt)
            self.bytes = StableBytes(bytes)
            ok = EncodedFields(fields, bodyByteCount: bytes.count)
            notModified = EncodedFields(fields)
        }
    }

    private struct Made {
        /// Given up when it was called, and with it the content that it was made of.
        var write: (@Sendable () -> [UInt8])?
        var plain: Coded?
        var gzip: Coded?
        var isCompressed = false
    }

    /// Less is sent as it is: within one packet, nothing is gained.
    private static let codedByteCountMinimum = 1_024

    private let madeAt: Int
    private let made: Mutex<Made>

    init(madeAt: Int, _ write: @escaping @Sendable () -> [UInt8]) {
        self.madeAt = madeAt
        made = Mutex(Made(write: write))
    }

    /// The bytes as they are.
    var plain: Coded { made.withLock { plain(&$0) } }

    /// The bytes in gzip; `nil` where that would gain nothing.
    func gzip(by encoder: borrowing GzipEncoder) -> Coded? {
        made.withLock { made in
            if made.isCompressed { return made.gzip }
            made.isCompressed = true
            let bytes = plain(&made).bytes
            guard bytes.count > Self.codedByteCountMinimum else { return nil }
            let input = unsafe UnsafeBufferPointer(start: bytes.start, count: bytes.count)
            made.gzip = unsafe encoder.compressed(input).map { Coded($0, madeAt: madeAt) }
            return made.gzip
        }
    }

    private func plain(_ made: inout Made) -> Coded {
        if let plain = made.plain { return plain }
        let plain = Coded(made.write?() ?? [], madeAt: madeAt)
        made.plain = plain
        made.write = nil
        return plain
    }
}
