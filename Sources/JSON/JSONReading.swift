import CJansson

/// Why bytes are not JSON, and where.
package struct JSONSyntaxError: Error, Equatable, Sendable, CustomStringConvertible {
    package let line: Int
    /// In bytes, from 1.
    package let column: Int
    package let reason: String

    package var description: String { "line \(line), column \(column): \(reason)" }
}

extension JSONValue {
    /// Reads one JSON document by Jansson, strictly: UTF-8 alone, no key twice in an object, nothing behind the value, nesting bounded (2,048).
    ///
    /// A NUL within a string is refused (Jansson's default): no text of ours has one, and C interfaces would cut it there.
    package static func parse(_ bytes: [UInt8]) throws(JSONSyntaxError) -> JSONValue {
        var error = json_error_t()
        let root = unsafe bytes.withUnsafeBytes { buffer in
            unsafe json_loadb(
                buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count,
                recovery_json_reject_duplicates() | recovery_json_decode_any(), &error)
        }
        guard let root = unsafe root else {
            throw JSONSyntaxError(
                line: max(1, Int(error.line)), column: max(1, Int(error.column)), reason: reason(in: &error))
        }
        defer { unsafe recovery_json_release(root) }
        return unsafe JSONValue(copying: root)
    }

    private static func reason(in error: inout json_error_t) -> String {
        unsafe withUnsafeBytes(of: &error.text) { text in
            unsafe String(decoding: text.prefix { $0 != 0 }, as: UTF8.self)
        }
    }

    private init(copying value: UnsafeMutablePointer<json_t>) {
        switch unsafe recovery_json_type(value) {
        case JSON_OBJECT: self = unsafe .object(Self.object(copying: value))
        case JSON_ARRAY:
            self = .array(
                unsafe (0..<json_array_size(value)).compactMap { index in
                    unsafe json_array_get(value, index).map { unsafe JSONValue(copying: $0) }
                })
        case JSON_STRING: self = unsafe .string(Self.text(json_string_value(value), json_string_length(value)))
        case JSON_INTEGER: self = unsafe .integer(Int(json_integer_value(value)))
        case JSON_REAL: self = unsafe .number(json_real_value(value))
        case JSON_TRUE: self = .boolean(true)
        case JSON_FALSE: self = .boolean(false)
        default: self = .null
        }
    }

    private static func object(copying value: UnsafeMutablePointer<json_t>) -> JSONObject {
        var members: [JSONObject.Member] = []
        members.reserveCapacity(Int(unsafe json_object_size(value)))
        var iterator = unsafe json_object_iter(value)
        // One round a member.
        while let member = unsafe iterator {
            if let key = unsafe json_object_iter_key(member), let child = unsafe json_object_iter_value(member) {
                members.append((unsafe String(cString: key), unsafe JSONValue(copying: child)))
            }
            unsafe iterator = json_object_iter_next(value, member)
        }
        return JSONObject(unchecked: members)
    }

    private static func text(_ start: UnsafePointer<CChar>?, _ count: Int) -> String {
        guard let start = unsafe start else { return "" }
        return unsafe start.withMemoryRebound(to: UInt8.self, capacity: count) { bytes in
            unsafe String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
        }
    }
}
