/// A table from bytes to values that is built once and then only read: no allocation, no `String`, no lock.
package struct ByteKeyTable<Value: Sendable>: Sendable {
    @usableFromInline let index: ByteKeyIndex
    /// In the order in which the table was built.
    package let values: [Value]

    /// - Precondition: no key stands twice.
    package init(_ entries: [(key: String, value: Value)]) {
        index = ByteKeyIndex(entries.map(\.key))
        values = entries.map(\.value)
    }

    // Inlined so that a caller in another module gets it for its own values, not for any; what it costs is in the index.
    @inlinable
    package subscript(key: Span<UInt8>) -> Value? {
        guard let place = index[key] else { return nil }
        return values[place]
    }
}

/// Where each key stands in the list that the index was made of.
///
/// Open addressing with linear probing, at most half full. Keys come from our own content, never from a client, so nobody can choose keys that
/// collide; a lookup compares at most as many slots as the longest run of that fixed table.
@usableFromInline
struct ByteKeyIndex: Sendable {
    private struct Slot: Sendable {
        let hash: UInt64
        /// Where the key stands in ``keyBytes``.
        let key: Range<Int>
        let place: Int
    }

    private var slots: [Slot?]
    private var keyBytes: [UInt8] = []
    private let mask: Int

    init(_ keys: [String]) {
        var capacity = 8
        while capacity < keys.count * 2 { capacity *= 2 }
        mask = capacity - 1
        slots = Array(repeating: nil, count: capacity)
        for (place, key) in keys.enumerated() {
            let bytes = Array(key.utf8)
            precondition(self[bytes.span] == nil, "key twice: \(key)")
            let hash = Self.hash(bytes.span)
            var index = Int(truncatingIfNeeded: hash) & mask
            while slots[index] != nil { index = (index + 1) & mask }
            slots[index] = Slot(hash: hash, key: keyBytes.count..<(keyBytes.count + bytes.count), place: place)
            keyBytes += bytes
        }
    }

    @usableFromInline
    subscript(key: Span<UInt8>) -> Int? {
        let hash = Self.hash(key)
        var index = Int(truncatingIfNeeded: hash) & mask
        // Bounded: half of the slots are empty.
        while let slot = slots[index] {
            if slot.hash == hash, keyBytes.span.extracting(slot.key).equals(key) { return slot.place }
            index = (index + 1) & mask
        }
        return nil
    }

    /// FNV-1a, 64 bits.
    private static func hash(_ bytes: Span<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for index in bytes.indices { hash = (hash ^ UInt64(bytes[index])) &* 0x0000_0100_0000_01b3 }
        return hash
    }
}
