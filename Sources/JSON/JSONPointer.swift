/// Where a value stands in a JSON document. RFC 6901.
package struct JSONPointer: Hashable, Sendable, CustomStringConvertible {
    package let description: String

    package init() { description = "" }

    private init(_ description: String) { self.description = description }

    package func appending(_ key: String) -> JSONPointer {
        // RFC 6901 §3: "~" is "~0" and "/" is "~1".
        let escaped = key.utf8.flatMap { byte -> [UInt8] in
            switch byte {
            case UInt8(ascii: "~"): Array("~0".utf8)
            case UInt8(ascii: "/"): Array("~1".utf8)
            default: [byte]
            }
        }
        return JSONPointer("\(description)/\(String(decoding: escaped, as: UTF8.self))")
    }

    package func appending(_ index: Int) -> JSONPointer { JSONPointer("\(description)/\(index)") }
}
