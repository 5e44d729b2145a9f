import HTTP
import Testing

@Suite("Byte-key table")
struct ByteKeyTableTests {
    private func value<Value: Sendable>(of key: String, in table: ByteKeyTable<Value>) -> Value? {
        table[Array(key.utf8).span]
    }

    @Test("Finds nothing when it is empty", arguments: ["", "a", "iop"])
    func findsNothingWhenEmpty(key: String) {
        #expect(value(of: key, in: ByteKeyTable<Int>([])) == nil)
    }

    @Test("Finds each of its keys, and no other")
    func findsItsKeys() {
        let table = ByteKeyTable([("iop", 1), ("php", 2), ("", 3), ("caf\u{E9}", 4), ("a\u{0}b", 5)])
        #expect(value(of: "iop", in: table) == 1)
        #expect(value(of: "php", in: table) == 2)
        #expect(value(of: "", in: table) == 3)
        #expect(value(of: "caf\u{E9}", in: table) == 4)
        #expect(value(of: "a\u{0}b", in: table) == 5)
        for key in ["IOP", "io", "iopp", "poi", "a", "a\u{0}", "cafe\u{301}", "\u{0}"] {
            #expect(value(of: key, in: table) == nil, "\(key)")
        }
    }

    /// At half full, some keys always share a slot.
    @Test("Finds every key of a table of any size", arguments: [1, 3, 4, 5, 8, 9, 1_000])
    func findsEveryKey(count: Int) {
        let table = ByteKeyTable((0..<count).map { (key: "key-\($0)", value: $0) })
        for number in 0..<count {
            #expect(value(of: "key-\(number)", in: table) == number)
        }
        for number in count..<(2 * count + 10) {
            #expect(value(of: "key-\(number)", in: table) == nil)
        }
    }

    @Test("Takes no key twice")
    func takesNoKeyTwice() async {
        await #expect(processExitsWith: .failure) { _ = ByteKeyTable([("a", 1), ("b", 2), ("a", 3)]) }
    }
}
