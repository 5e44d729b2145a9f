import JSON
import Testing

@Suite("Reading JSON")
struct JSONReadingTests {
    private func parse(_ text: String) throws -> JSONValue { try JSONValue.parse(Array(text.utf8)) }

    @Test("Reads every kind of value")
    func readsEveryKind() throws {
        #expect(
            try parse(#"{"b":[1,-2,1.5,true,false,null,"x"],"a":{}}"#)
                == ["b": [1, -2, .number(1.5), true, false, .null, "x"], "a": [:]])
    }

    @Test("Keeps the order of members")
    func keepsOrder() throws {
        #expect(try parse(#"{"z":1,"a":2,"m":3}"#).object?.keys == ["z", "a", "m"])
    }

    @Test("Reads escapes and surrogate pairs")
    func readsEscapes() throws {
        #expect(try parse(#""\u00e9\n\ud83d\ude00\/""#) == .string("é\n😀/"))
    }

    @Test(
        "Refuses what is not JSON",
        arguments: [
            "", " ", "{", "[1,]", #"{"a":1,}"#, "{'a':1}", "01", "+1", ".5", "1.", "nul", #""\x""#, "\"\u{1}\"",
            #""\ud800""#,
            "1 2", "// x\n1", #""\u0000""#, "NaN", "99999999999999999999", #"{"a":1,"a":2}"#, "1e999",
        ])
    func refusesOtherText(_ text: String) {
        #expect(throws: JSONSyntaxError.self) { try parse(text) }
    }

    @Test("Refuses bytes that are not UTF-8")
    func refusesOtherBytes() {
        for bytes in [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80]] as [[UInt8]] {
            #expect(throws: JSONSyntaxError.self) { try JSONValue.parse([0x22] + bytes + [0x22]) }
        }
    }

    @Test("Names line and column of the fault")
    func namesThePlace() throws {
        let error = #expect(throws: JSONSyntaxError.self) { try parse("{\n  \"a\": 1,\n  \"b\" 2\n}") }
        #expect(error?.line == 3)
        #expect(error?.description.hasPrefix("line 3, column ") == true)
    }

    @Test("Bounds the nesting")
    func boundsNesting() {
        let deep = 100_000
        #expect(throws: JSONSyntaxError.self) {
            try parse(String(repeating: "[", count: deep) + String(repeating: "]", count: deep))
        }
    }
}
