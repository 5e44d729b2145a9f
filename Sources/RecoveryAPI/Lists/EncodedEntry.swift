import HTTP
import Hashing
import JSON

/// An entry, encoded once, and where each of its parts stands in its bytes: what `fields` asks for is copied, not encoded.
struct EncodedEntry: Sendable {
    fileprivate enum Shape { case object, array, other }

    /// A value. The nodes of its parts stand behind it, and behind them that of its next sibling.
    fileprivate struct Node: Sendable {
        /// Empty for an element of a list.
        let name: String
        /// Where the name stands with its quotes and colon, then the value.
        let start: Int32
        let valueStart: Int32
        var valueEnd: Int32 = 0
        /// The place behind the nodes of its parts.
        var next: Int32 = 0
        /// Where its digest begins; `nil` for a value that is short: its bytes are digested themselves.
        var digestStart: Int32?
        var shape = Shape.other

        var value: Range<Int> { Int(valueStart)..<Int(valueEnd) }
    }

    /// The whole entry, as it is sent.
    let bytes: StableBytes
    /// The entry itself is the first.
    private let nodes: [Node]
    /// One behind the other.
    private let digests: [UInt8]

    init(_ object: JSONObject) {
        var encoder = Encoder()
        encoder.add(.object(object), named: "", start: 0)
        bytes = StableBytes(encoder.bytes)
        nodes = encoder.nodes.withoutSpareRoom
        digests = encoder.digests.withoutSpareRoom
    }

    private func digest(of node: Node) -> ArraySlice<UInt8> {
        node.digestStart.map { digests[Int($0)..<(Int($0) + Digest.byteCount)] } ?? []
    }

    // MARK: Writing

    /// Writes the entry or what is selected of it, without the brace at its end, so that more members may follow.
    func writeMembers(_ selection: FieldSelection?, to output: inout AnswerBytes) {
        guard let selection else {
            return output.append(bytes, 0..<(bytes.count - 1), digest: digest(of: nodes[0]))
        }
        output.append("{")
        _ = writeMembers(at: 0, selection, to: &output)
    }

    func write(_ selection: FieldSelection, to output: inout AnswerBytes) {
        writeMembers(selection, to: &output)
        output.append("}")
    }

    /// Whether there were any.
    private func writeMembers(at place: Int, _ selection: FieldSelection, to output: inout AnswerBytes) -> Bool {
        var isFirst = true
        forEachPart(of: place) { child in
            let node = nodes[child]
            guard let part = selection.members[node.name] else { return }
            let mark = output.mark
            if !isFirst { output.append(",") }
            output.append(bytes, Int(node.start)..<Int(node.valueStart), digest: [])
            if write(part, at: child, to: &output) { isFirst = false } else { output.takeBack(to: mark) }
        }
        return !isFirst
    }

    /// Whether anything was left of it: an object of which nothing is left is left out, elements of a list keep their places.
    private func write(_ part: FieldSelection.Part, at place: Int, to output: inout AnswerBytes) -> Bool {
        let node = nodes[place]
        guard case .parts(let selection) = part, node.shape != .other else {
            output.append(bytes, node.value, digest: digest(of: node))
            return true
        }
        guard node.shape == .array else {
            output.append("{")
            let isThere = writeMembers(at: place, selection, to: &output)
            output.append("}")
            return isThere
        }
        output.append("[")
        forEachPart(of: place) { child in
            if child > place + 1 { output.append(",") }
            // Written even where nothing is left of it.
            _ = write(nodes[child].shape == .object ? part : .whole, at: child, to: &output)
        }
        output.append("]")
        return true
    }

    private func forEachPart(of place: Int, _ body: (Int) -> Void) {
        var child = place + 1
        while child < nodes[place].next {
            body(child)
            child = Int(nodes[child].next)
        }
    }
}

/// Encodes a value and notes where its parts come to stand.
private struct Encoder {
    /// From here on a digest is worth its room.
    private static let digestedByteCountMinimum = 128

    private(set) var bytes: [UInt8] = []
    private(set) var nodes: [EncodedEntry.Node] = []
    private(set) var digests: [UInt8] = []

    mutating func add(_ value: JSONValue, named name: String, start: Int) {
        let place = nodes.count
        nodes.append(EncodedEntry.Node(name: name, start: Int32(start), valueStart: Int32(bytes.count)))
        switch value {
        case .object(let object):
            nodes[place].shape = .object
            bytes.append(UInt8(ascii: "{"))
            for (index, (key, member)) in object.members.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                let start = bytes.count
                JSONValue.write(key.utf8.span, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                add(member, named: key, start: start)
            }
            bytes.append(UInt8(ascii: "}"))
        // What holds no objects is never asked for in part.
        case .array(let elements) where elements.contains { $0.object != nil }:
            nodes[place].shape = .array
            bytes.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                add(element, named: "", start: bytes.count)
            }
            bytes.append(UInt8(ascii: "]"))
        case .array, .string, .integer, .number, .boolean, .null: value.write(to: &bytes)
        }
        nodes[place].valueEnd = Int32(bytes.count)
        nodes[place].next = Int32(nodes.count)
        addDigest(at: place)
    }

    /// Of the bytes, in which the digests of parts stand for them, so that each byte is digested once.
    private mutating func addDigest(at place: Int) {
        let range = nodes[place].value
        guard range.count >= Self.digestedByteCountMinimum else { return }
        var input: [UInt8] = []
        input.reserveCapacity(range.count)
        var position = range.lowerBound
        var child = place + 1
        while child < nodes.count {
            if let start = nodes[child].digestStart {
                input += bytes[position..<nodes[child].value.lowerBound]
                input += digests[Int(start)..<(Int(start) + Digest.byteCount)]
                position = nodes[child].value.upperBound
            }
            child = Int(nodes[child].next)
        }
        input += bytes[position..<range.upperBound]
        nodes[place].digestStart = Int32(digests.count)
        digests += Digest.sha256(input).bytes
    }
}
