import Compression
import Hashing
import HTTP
import Locking

/// The bytes of a representation: as they are, and in gzip. More than one URL may lead to them. They are made when they are asked for.
///
/// Bodies that hardly anybody asks for without a coding are kept in gzip alone.
final class RepresentationBody: Sendable {
    /// Bytes as they are sent, with their entity tag: a hash of them, so it is strong and differs by coding (RFC 9110 §8.8.3.3).
    final class Coded: Sendable {
        /// `nil` where gzip alone is kept.
        let bytes: StableBytes?
        let byteCount: Int
        let validators: Validators

        init(_ bytes: StableBytes, madeAt: Int) {
            let tag = "\"\(bytes.digest.hexadecimal(byteCount: 16))\""
            validators = Validators(entityTag: Array(tag.utf8), lastModified: madeAt)
            self.bytes = bytes
            byteCount = bytes.count
        }

        /// The same, with the bytes given up.
        init(withoutBytes other: Coded) {
            (bytes, byteCount, validators) = (nil, other.byteCount, other.validators)
        }

        var tagField: HTTPResponse.Field {
            HTTPResponse.Field("ETag", String(decoding: validators.entityTag, as: UTF8.self))
        }
    }

    private struct Made: Sendable {
        /// Given up when it was called, and with it the content that it was made of.
        var write: (@Sendable () -> StableBytes)?
        var plain: Coded?
        var gzip: Coded?
        var isCompressed = false
    }

    /// Less is sent as it is: within one packet, nothing is gained.
    private static let codedByteCountMinimum = 1_024

    private let madeAt: Int
    /// Whether the bytes are kept as they are where there is gzip.
    let keepsPlain: Bool
    private let made: Locked<Made>

    init(madeAt: Int, keepsPlain: Bool = true, _ write: @escaping @Sendable () -> StableBytes) {
        self.madeAt = madeAt
        self.keepsPlain = keepsPlain
        made = Locked(Made(write: write))
    }

    convenience init(madeAt: Int, _ write: @escaping @Sendable () -> [UInt8]) {
        self.init(madeAt: madeAt) { StableBytes(write()) }
    }

    /// The bytes as they are.
    var plain: Coded { made.withLock { plain(&$0) } }

    /// Gives the bytes as they are to `use`, one caller at a time.
    func makePlain(_ use: (Coded) -> Void) { made.withLock { use(plain(&$0)) } }

    /// The same with the bytes in gzip; `nil` where that would gain nothing.
    func makeAll(by encoder: borrowing GzipEncoder, _ use: ((plain: Coded, gzip: Coded?)) -> Void) {
        made.withLock { made in
            compress(&made, by: encoder)
            use((plain(&made), made.gzip))
        }
    }

    private func compress(_ made: inout Made, by encoder: borrowing GzipEncoder) {
        guard !made.isCompressed else { return }
        made.isCompressed = true
        let plain = plain(&made)
        guard let bytes = plain.bytes, bytes.count > Self.codedByteCountMinimum else { return }
        let input = unsafe UnsafeBufferPointer(start: bytes.start, count: bytes.count)
        guard let gzip = unsafe encoder.compressed(input) else { return }
        made.gzip = Coded(StableBytes(gzip), madeAt: madeAt)
        if !keepsPlain { made.plain = Coded(withoutBytes: plain) }
    }

    private func plain(_ made: inout Made) -> Coded {
        if let plain = made.plain { return plain }
        let plain = Coded(made.write?() ?? StableBytes([]), madeAt: madeAt)
        made.plain = plain
        made.write = nil
        return plain
    }
}

extension StableBytes {
    fileprivate var digest: Digest { unsafe Digest.sha256(UnsafeBufferPointer(start: start, count: count).span) }

    /// What `self`, a member of gzip, was made of.
    func decompressed(byteCount: Int) -> StableBytes? {
        let member = unsafe UnsafeBufferPointer(start: start, count: count)
        return unsafe GzipDecoder.decompressed(member, byteCount: byteCount).map(StableBytes.init)
    }
}
