import JSON
import Testing

@Suite("Writing JSON")
struct JSONWritingTests {
    private func text(_ value: JSONValue) -> String { String(decoding: value.encoded(), as: UTF8.self) }

    @Test("Writes members in their order, without white space")
    func keepsOrder() {
        #expect(text(["z": 1, "a": ["x", true, .null, .number(0.5)]]) == #"{"z":1,"a":["x",true,null,0.5]}"#)
    }

    @Test("Escapes what has to be escaped and nothing else")
    func escapes() {
        #expect(text("\"\\/\n\r\t\u{1}\u{7F}é\u{2028}😀") == "\"\\\"\\\\/\\n\\r\\t\\u0001\u{7F}é\u{2028}😀\"")
    }

    @Test("What is written reads back the same")
    func roundTrips() throws {
        let value: JSONValue = [
            "text": "a\u{0B}b \u{10FFFF}", "empty": [:], "list": [[], [1, .integer(.max), .integer(.min)]],
            "": .number(-1.25e-7),
        ]
        #expect(try JSONValue.parse(value.encoded()) == value)
    }

    @Test("A pointer escapes its two special characters")
    func escapesPointers() {
        #expect(JSONPointer().appending("a/b").appending(0).appending("m~n").description == "/a~1b/0/m~0n")
        #expect(JSONPointer().description.isEmpty)
    }

    @Test("An object replaces, appends and removes by key")
    func changesMembers() {
        var object: JSONObject = ["a": 1, "b": 2]
        object["a"] = 3
        object["c"] = 4
        object["b"] = nil
        #expect(object.keys == ["a", "c"])
        #expect(object["a"] == 3)
        #expect(object == ["c": 4, "a": 3])
    }
}
