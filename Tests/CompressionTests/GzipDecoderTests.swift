import Compression
import Testing

@Suite("Gzip, read back")
struct GzipDecoderTests {
    private let text = Array(String(repeating: "It is not your fault. ", count: 200).utf8)

    private func compressed() throws -> [UInt8] {
        try #require(unsafe text.withUnsafeBufferPointer { unsafe GzipEncoder().compressed($0) })
    }

    private func decompressed(_ member: [UInt8], byteCount: Int) -> [UInt8]? {
        unsafe member.withUnsafeBufferPointer { unsafe GzipDecoder.decompressed($0, byteCount: byteCount) }
    }

    @Test("What was compressed is there again")
    func readsBack() throws {
        #expect(decompressed(try compressed(), byteCount: text.count) == text)
    }

    @Test("Another length, a cut and a changed byte are found")
    func refuses() throws {
        var member = try compressed()
        #expect(decompressed(member, byteCount: text.count - 1) == nil)
        #expect(decompressed(member, byteCount: text.count + 1) == nil)
        #expect(decompressed(Array(member.dropLast()), byteCount: text.count) == nil)
        #expect(decompressed([], byteCount: 10) == nil)
        // RFC 1952 §2.3.1: the check is in the four bytes before the length.
        member[member.count - 6] ^= 1
        #expect(decompressed(member, byteCount: text.count) == nil)
    }
}
