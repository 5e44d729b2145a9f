import HTTP
import Testing

@Suite("Output bytes")
struct OutputBytesTests {
    private static func text(_ write: (inout OutputBytes) -> Void) -> String {
        var output = OutputBytes(byteCapacity: 0)
        write(&output)
        return output.text
    }

    @Test("Is empty at first, and after everything is removed")
    func isEmptyAtFirst() {
        var output = OutputBytes(byteCapacity: 10)
        #expect(output.bytes.isEmpty)
        output.append("abc")
        output.removeAll()
        #expect(output.bytes.isEmpty)
        output.append("d")
        #expect(output.text == "d")
    }

    @Test("Puts one thing behind the other")
    func putsOneBehindTheOther() {
        let text = Self.text { output in
            output.append(UInt8(ascii: "a"))
            output.append("bc")
            output.append([UInt8](arrayLiteral: 0x64, 0x65))
            output.append(Array("0123456789".utf8), 3..<6)
            output.append([], 0..<0)
            output.append("")
            output.append(text: String("caf\u{E9} ") + "x")
        }
        #expect(text == "abcde345caf\u{E9} x")
    }

    @Test("Grows, one byte at a time or all at once", arguments: [0, 1, 63, 64, 65, 127, 128, 129, 100_000])
    func grows(count: Int) {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        var single = OutputBytes(byteCapacity: 64)
        for byte in bytes { single.append(byte) }
        #expect(single.bytes == bytes)
        #expect(single.count == count)
        var whole = OutputBytes(byteCapacity: 1)
        whole.append(bytes)
        #expect(whole.bytes == bytes)
        whole.append(bytes)
        #expect(whole.bytes == bytes + bytes)
    }

    @Test("Is one region of memory")
    func isOneRegion() {
        var output = OutputBytes(byteCapacity: 1)
        output.append(text: String(repeating: "a", count: 200))
        output.append("b")
        #expect(unsafe output.base[0] == UInt8(ascii: "a"))
        #expect(unsafe output.base[200] == UInt8(ascii: "b"))
    }

    @Test("Writes decimal numbers", arguments: [0, 1, 9, 10, 99, 100, 1_234_567_890, Int.max])
    func writesDecimal(value: Int) {
        #expect(Self.text { $0.appendDecimal(value) } == String(value))
    }

    @Test(
        "Writes hexadecimal numbers in eight digits",
        arguments: [
            (0, "00000000"), (0xAB, "000000ab"), (0x0123_4567, "01234567"), (0x89AB_CDEF, "89abcdef"),
            (0x9A9A_A9A9, "9a9aa9a9"), (UInt32.max, "ffffffff"),
        ])
    func writesHexadecimal(value: UInt32, expected: String) {
        #expect(Self.text { $0.appendHexadecimal(value) } == expected)
    }

    @Test("Writes no negative number")
    func writesNoNegativeNumber() async {
        await #expect(processExitsWith: .failure) {
            var output = OutputBytes(byteCapacity: 1)
            output.appendDecimal(-1)
        }
    }

    @Test("Reads nothing behind the end of what it is given")
    func readsNothingBehindTheEnd() async {
        await #expect(processExitsWith: .failure) {
            var output = OutputBytes(byteCapacity: 1)
            output.append([1, 2, 3], 2..<4)
        }
    }
}
