import Compression
import Testing

@Suite("Gzip")
struct GzipEncoderTests {
    private func compressed(_ encoder: borrowing GzipEncoder, _ bytes: [UInt8]) -> [UInt8]? {
        unsafe bytes.withUnsafeBufferPointer { unsafe encoder.compressed($0) }
    }

    private func compressed(_ bytes: [UInt8]) -> [UInt8]? { compressed(GzipEncoder(), bytes) }

    private let text = Array(String(repeating: "It is not your fault. ", count: 200).utf8)

    @Test("A member has no name and no time, and says deflate")
    func writesTheHead() throws {
        let bytes = try #require(compressed(text))
        // RFC 1952 §2.3: ID1 ID2 CM FLG MTIME; XFL 2 says that it was done as well as can be.
        #expect(Array(bytes[0..<9]) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2])
        // The last four bytes count what was compressed.
        #expect(bytes.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) } == text.count)
        #expect(bytes.count < text.count / 10)
    }

    @Test("The same bytes become the same bytes, whatever came before")
    func repeatsItself() {
        let encoder = GzipEncoder()
        let first = compressed(encoder, text)
        _ = compressed(encoder, Array("something else altogether, and then some".utf8))
        let second = compressed(encoder, text)
        #expect(first != nil && second == first)
        #expect(compressed(text) == first)
    }

    @Test("What would not be shorter is not made", arguments: [[], [1], Array("short".utf8), Array(0...255)])
    func leavesWhatDoesNotShrink(bytes: [UInt8]) {
        #expect(compressed(bytes) == nil)
    }
}
