import TestSupport
import Testing

/// A notation that is read wrongly would test something else than it shows.
@Suite("Wire notation")
struct WireNotationTests {
    @Test("Reads back every byte that it writes")
    func readsBackEveryByte() {
        let bytes = Array(UInt8.min...UInt8.max)
        #expect(WireNotation.bytes(of: WireNotation.text(of: bytes)) == bytes)
    }

    @Test("Writes what can be read")
    func writesWhatCanBeRead() {
        #expect(WireNotation.text(of: [0x41, 0x20, 0x0D, 0x0A, 0x09, 0x5C, 0x00, 0xC3]) == "A \\r\\n\\t\\\\\\x00\\xC3")
    }

    @Test(
        "Refuses what is not in the notation",
        arguments: ["\\", "\\q", "\\x", "\\x1", "\\xg0", "\\x+1", "\u{E9}", "\t", "space at the end "])
    func refusesOtherText(line: String) {
        #expect(WireNotation.bytes(of: line) == nil)
    }
}
