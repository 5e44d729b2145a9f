import JSON

/// JSON as people read it: one member a line.
enum JSONText {
    /// A text longer than this is cut where there is little room.
    private static let lengthMaximum = 120
    private static let itemCountMaximum = 2
    private static let lineCountMaximum = 12

    static func whole(_ value: JSONValue) -> String { text(value, indentation: "", isShort: false) }

    /// With long texts and long lists cut, so that the shape is seen at a glance.
    static func short(_ value: JSONValue) -> String { text(value, indentation: "", isShort: true) }

    /// An answer: JSON in short, and any other text as it is, with its first lines alone.
    static func shown(_ answer: JSONValue) -> String {
        guard let text = answer.string else { return short(answer) }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.count > lineCountMaximum ? lines.prefix(lineCountMaximum).joined(separator: "\n") + "\n…" : text
    }

    private static func text(_ value: JSONValue, indentation: String, isShort: Bool) -> String {
        let inner = indentation + "  "
        switch value {
        case .object(let object) where !object.members.isEmpty:
            let lines = object.members.map {
                "\(inner)\(quoted($0.key)): \(text($0.value, indentation: inner, isShort: isShort))"
            }
            return "{\n\(lines.joined(separator: ",\n"))\n\(indentation)}"
        case .array(let array) where !array.isEmpty:
            let shown = isShort ? array.prefix(itemCountMaximum) : array[...]
            let lines = shown.map { inner + text($0, indentation: inner, isShort: isShort) }
            let rest = array.count > shown.count ? "\n\(inner)… \(array.count - shown.count) more" : ""
            return "[\n\(lines.joined(separator: ",\n"))\(rest)\n\(indentation)]"
        case .string(let string) where isShort && string.count > lengthMaximum:
            return quoted(string.prefix(lengthMaximum) + "…")
        case .object, .array, .string, .integer, .number, .boolean, .null:
            return String(decoding: value.encoded(), as: UTF8.self)
        }
    }

    private static func quoted(_ text: String) -> String {
        String(decoding: JSONValue.string(text).encoded(), as: UTF8.self)
    }
}
