import Hashing

/// Where a page begins or ends: the keys of an item at its edge, not its number, so that a page goes on where the last one ended though entries
/// came and went meanwhile.
///
/// Opaque to clients: base64url of
///
///     version, direction, 8 bytes of the digest of the list, its order and its filters, the texts of the keys and the id, each behind its
///     length in two bytes, 8 bytes of the digest of all that
///
/// The digests are no secret. They tell a cursor that was cut, mistyped or carried to another list from one that fits.
struct ListCursor: Equatable, Sendable {
    enum Direction: UInt8, Sendable {
        case after = 1
        case before = 2
    }

    static let parameter = "cursor"
    private static let version: UInt8 = 1
    private static let digestByteCount = 8
    /// Longer than any that we make: a title has at most 300 characters, and no other key is long.
    private static let textLengthMaximum = 4_000

    let direction: Direction
    /// The texts of the keys, then the id.
    let position: [String]
    /// What it was made for.
    private let binding: [UInt8]

    /// `list` names the list with its order and filters, as its links do.
    init(_ direction: Direction, _ position: [String], of list: String) {
        self.direction = direction
        self.position = position
        binding = Self.digest(Array(list.utf8))
    }

    /// Whether it was made for this list, in this order and with these filters.
    func fits(_ list: String, keyCount: Int) -> Bool {
        binding == Self.digest(Array(list.utf8)) && position.count == keyCount + 1
    }

    var text: String {
        var bytes = [Self.version, direction.rawValue] + binding
        for text in position {
            bytes += [UInt8(truncatingIfNeeded: text.utf8.count >> 8), UInt8(truncatingIfNeeded: text.utf8.count)]
            bytes += text.utf8
        }
        return Base64URL.encode(bytes + Self.digest(bytes))
    }

    /// Reads what ``text`` wrote and nothing else.
    init?(_ text: String) {
        guard text.utf8.count <= Self.textLengthMaximum, let bytes = Base64URL.decode(text),
            bytes.count >= 2 + 2 * Self.digestByteCount, bytes[0] == Self.version,
            let direction = Direction(rawValue: bytes[1]),
            Array(bytes.suffix(Self.digestByteCount)) == Self.digest(bytes.dropLast(Self.digestByteCount))
        else { return nil }
        self.direction = direction
        binding = Array(bytes[2..<(2 + Self.digestByteCount)])
        guard let position = Self.texts(in: bytes[(2 + Self.digestByteCount)...].dropLast(Self.digestByteCount))
        else { return nil }
        self.position = position
    }

    private static func texts(in bytes: ArraySlice<UInt8>) -> [String]? {
        var texts: [String] = []
        var rest = bytes
        // One round a text, of two bytes at least.
        while !rest.isEmpty {
            guard rest.count >= 2 else { return nil }
            let count = Int(rest[rest.startIndex]) << 8 | Int(rest[rest.startIndex + 1])
            rest = rest.dropFirst(2)
            guard count <= rest.count, let text = String(validating: rest.prefix(count), as: UTF8.self) else {
                return nil
            }
            texts.append(text)
            rest = rest.dropFirst(count)
        }
        return texts
    }

    private static func digest(_ bytes: some Collection<UInt8>) -> [UInt8] {
        Array(Digest.sha256(Array(bytes)).bytes.prefix(digestByteCount))
    }
}
