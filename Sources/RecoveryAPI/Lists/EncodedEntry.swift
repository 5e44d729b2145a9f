import Hashing
import JSON

/// An entry, encoded once, and where each of its parts stands in its bytes: what `fields` asks for is copied, not encoded.
struct EncodedEntry: Sendable {
    private enum Shape { case object, array, other }

    private struct Node: Sendable {
        /// Empty for an element of a list.
        let name: String
        /// Where the name stands with its quotes and colon, then the value.
        let start: Int
        let value: Range<Int>
        let shape: Shape
        let children: [Node]
        /// Empty for a value that is short: its bytes are digested themselves.
        let digest: [UInt8]
    }

    private let bytes: [UInt8]
    private let root: Node

    /// From here on a digest is worth its room.
    private static let digestedByteCountMinimum = 128

    init(_ object: JSONObject) {
        var bytes: [UInt8] = []
        root = Self.node(.object(object), named: "", start: 0, &bytes)
        self.bytes = bytes
    }

    private static func node(_ value: JSONValue, named name: String, start: Int, _ bytes: inout [UInt8]) -> Node {
        let valueStart = bytes.count
        var children: [Node] = []
        var shape = Shape.other
        switch value {
        case .object(let object):
            shape = .object
            bytes.append(UInt8(ascii: "{"))
            for (key, member) in object.members {
                if !children.isEmpty { bytes.append(UInt8(ascii: ",")) }
                let start = bytes.count
                JSONValue.write(key.utf8.span, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                children.append(node(member, named: key, start: start, &bytes))
            }
            bytes.append(UInt8(ascii: "}"))
        case .array(let elements):
            shape = .array
            bytes.append(UInt8(ascii: "["))
            for element in elements {
                if !children.isEmpty { bytes.append(UInt8(ascii: ",")) }
                children.append(node(element, named: "", start: bytes.count, &bytes))
            }
            bytes.append(UInt8(ascii: "]"))
        case .string, .integer, .number, .boolean, .null: bytes += value.encoded()
        }
        let range = valueStart..<bytes.count
        return Node(
            name: name, start: start, value: range, shape: shape, children: children,
            digest: digest(of: range, in: bytes, children))
    }

    /// Of the bytes, in which the digests of children stand for them, so that each byte is digested once.
    private static func digest(of range: Range<Int>, in bytes: [UInt8], _ children: [Node]) -> [UInt8] {
        guard range.count >= digestedByteCountMinimum else { return [] }
        var input: [UInt8] = []
        var position = range.lowerBound
        for child in children where !child.digest.isEmpty {
            input += bytes[position..<child.value.lowerBound]
            input += child.digest
            position = child.value.upperBound
        }
        input += bytes[position..<range.upperBound]
        return Digest.sha256(input).bytes
    }

    // MARK: Writing

    /// Writes the entry or what is selected of it, without the brace at its end, so that more members may follow.
    func writeMembers(_ selection: FieldSelection?, to output: inout AnswerBytes) {
        guard let selection else {
            return output.append(bytes[..<(bytes.count - 1)], digest: root.digest)
        }
        output.append("{")
        _ = writeMembers(of: root, selection, to: &output)
    }

    func write(_ selection: FieldSelection, to output: inout AnswerBytes) {
        writeMembers(selection, to: &output)
        output.append("}")
    }

    /// Whether there were any.
    private func writeMembers(of node: Node, _ selection: FieldSelection, to output: inout AnswerBytes) -> Bool {
        var isFirst = true
        for child in node.children {
            guard let part = selection.members[child.name] else { continue }
            let mark = output.mark
            if !isFirst { output.append(",") }
            output.append(bytes[child.start..<child.value.lowerBound], digest: [])
            if write(part, of: child, to: &output) { isFirst = false } else { output.takeBack(to: mark) }
        }
        return !isFirst
    }

    /// Whether anything was left of it: an object of which nothing is left is left out, elements of a list keep their places.
    private func write(_ part: FieldSelection.Part, of node: Node, to output: inout AnswerBytes) -> Bool {
        guard case .parts(let selection) = part else {
            output.append(bytes[node.value], digest: node.digest)
            return true
        }
        switch node.shape {
        case .object:
            output.append("{")
            let isThere = writeMembers(of: node, selection, to: &output)
            output.append("}")
            return isThere
        case .array:
            output.append("[")
            for (index, element) in node.children.enumerated() {
                if index > 0 { output.append(",") }
                // Written even where nothing is left of it.
                _ = write(element.shape == .object ? part : .whole, of: element, to: &output)
            }
            output.append("]")
            return true
        case .other:
            output.append(bytes[node.value], digest: node.digest)
            return true
        }
    }
}
