import CZlib

/// Compresses whole bodies, one after another, in the gzip format (RFC 1952) by the system's zlib.
///
/// The same bytes always become the same bytes: the member has neither a file name nor a time. One encoder keeps its 270 kB of working memory for as
/// long as it lives, which is why many bodies go through one. Not for bodies that mix what a client sent with a secret: their length tells.
@safe
package struct GzipEncoder: ~Copyable {
    /// The best that zlib has: what is compressed once and sent often may take its time.
    private static let level: Int32 = 9
    /// A window of 32 kB, 2^15; 16 more ask zlib for gzip's head and tail instead of its own.
    static let windowBits: Int32 = 15 + 16
    /// As much memory as zlib can use, 2^9 times what it counts by.
    private static let memoryLevel: Int32 = 9

    private let stream: UnsafeMutablePointer<z_stream>

    package init() {
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        let status = unsafe recovery_deflate_init(stream, Self.level, Self.windowBits, Self.memoryLevel)
        // The arguments are constants, so memory alone can lack, and then nothing goes on anyway.
        precondition(status == Z_OK, "zlib does not start: \(status)")
    }

    deinit {
        unsafe deflateEnd(stream)
        unsafe stream.deallocate()
    }

    /// `input` in gzip, if that is shorter; `nil` if it would not be.
    package func compressed(_ input: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard input.count > 0, input.count <= Int(Int32.max), unsafe deflateReset(stream) == Z_OK else { return nil }
        // Room for less than the input: what does not fit is not worth it.
        let output = unsafe [UInt8](unsafeUninitializedCapacity: input.count - 1) { buffer, count in
            unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
            unsafe stream.pointee.avail_in = UInt32(input.count)
            unsafe stream.pointee.next_out = buffer.baseAddress
            unsafe stream.pointee.avail_out = UInt32(buffer.count)
            let status = unsafe deflate(stream, Z_FINISH)
            count = unsafe status == Z_STREAM_END ? buffer.count - Int(stream.pointee.avail_out) : 0
        }
        return output.isEmpty ? nil : output
    }
}
