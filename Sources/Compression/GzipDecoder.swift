import CZlib

/// Reads a member of the gzip format (RFC 1952) that a ``GzipEncoder`` wrote.
package enum GzipDecoder {
    /// The `byteCount` bytes that `member` was made of; `nil` if it was made of others, or is damaged.
    package static func decompressed(_ member: UnsafeBufferPointer<UInt8>, byteCount: Int) -> [UInt8]? {
        guard member.count <= Int(Int32.max), byteCount <= Int(Int32.max) else { return nil }
        var stream = unsafe z_stream()
        guard unsafe recovery_inflate_init(&stream, GzipEncoder.windowBits) == Z_OK else { return nil }
        defer { unsafe inflateEnd(&stream) }
        let output = unsafe [UInt8](unsafeUninitializedCapacity: byteCount) { buffer, count in
            unsafe stream.next_in = UnsafeMutablePointer(mutating: member.baseAddress)
            unsafe stream.avail_in = UInt32(member.count)
            unsafe stream.next_out = buffer.baseAddress
            unsafe stream.avail_out = UInt32(byteCount)
            let status = unsafe inflate(&stream, Z_FINISH)
            count = unsafe status == Z_STREAM_END ? byteCount - Int(stream.avail_out) : 0
        }
        return output.count == byteCount ? output : nil
    }
}
