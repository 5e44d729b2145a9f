import HTTP
import Testing

@Suite("Searching bytes eight at a time")
struct ByteSearchTests {
    /// Every byte once, so that each place in a word and each neighbour that could borrow from it comes up.
    private static let bytes = (0..<3).flatMap { _ in (UInt8.min...UInt8.max).map { $0 &* 37 } }

    private static let ranges = [0..<0, 0..<768, 1..<20, 3..<7, 5..<768, 760..<768, 763..<768, 100..<111, 255..<513]

    @Test("Finds the first of a byte, as looking at each does", arguments: ranges)
    func findsFirst(range: Range<Int>) {
        let span = Self.bytes.span
        for byte in UInt8.min...UInt8.max {
            let first = range.first { Self.bytes[$0] == byte } ?? range.upperBound
            let foundFirst = span.firstIndex(of: byte, in: range)
            #expect(foundFirst == first)
            let other = byte &+ 1
            let either = range.first { Self.bytes[$0] == byte || Self.bytes[$0] == other } ?? range.upperBound
            let foundEither = span.firstIndex(of: byte, or: other, in: range)
            #expect(foundEither == either)
        }
    }

    @Test("Refuses every control byte but the tab in a field value, wherever it stands", arguments: 0..<20)
    func findsControlBytes(place: Int) {
        for byte in UInt8.min...UInt8.max {
            var value = Array(repeating: UInt8(ascii: "\t"), count: 20)
            value[place] = byte
            let isAllowed = byte == 0x09 || (byte >= 0x20 && byte != 0x7F)
            let results = [0..<20, 0..<place, (place + 1)..<20].map { value.span.isFieldValue($0) }
            #expect(results == [isAllowed, true, true])
        }
    }

    @Test("Finds the end of a token")
    func findsEndOfToken() {
        let bytes = Array("Accept: a".utf8)
        let ends = [0..<9, 0..<5, 9..<9].map { bytes.span.firstIndex(outside: .token, in: $0) }
        #expect(ends == [6, 5, 9])
    }
}
