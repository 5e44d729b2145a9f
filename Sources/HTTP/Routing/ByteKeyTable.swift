/// A table from bytes to values that is built once and then only read: no allocation, no `String`, no lock.
///
/// Open addressing with linear probing, at most half full. Keys come from our own content, never from a client, so nobody can choose keys that
/// collide; a lookup compares at most as many slots as the longest run of that fixed table.
package struct ByteKeyTable<Value: Sendable>: Sendable {
    private struct Slot: Sendable {
        let hash: UInt64
        let key: [UInt8]
        let value: Value
    }

    private var slots: [Slot?]
    private let mask: Int

    /// - Precondition: no key stands twice.
    package init(_ entries: [(key: String, value: Value)]) {
        var capacity = 8
        while capacity < entries.count * 2 { capacity *= 2 }
        mask = capacity - 1
        slots = Array(repeating: nil, count: capacity)
        for entry in entries {
            let key = Array(entry.key.utf8)
            let hash = Self.hash(key.span)
            var index = Int(truncatingIfNeeded: hash) & mask
            while let slot = slots[index] {
                precondition(slot.key != key, "key twice: \(entry.key)")
                index = (index + 1) & mask
            }
            slots[index] = Slot(hash: hash, key: key, value: entry.value)
        }
    }

    package subscript(key: Span<UInt8>) -> Value? {
        let hash = Self.hash(key)
        var index = Int(truncatingIfNeeded: hash) & mask
        // Bounded: half of the slots are empty.
        while let slot = slots[index] {
            if slot.hash == hash, slot.key.count == key.count, Self.equal(slot.key.span, key) { return slot.value }
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

    private static func equal(_ one: Span<UInt8>, _ other: Span<UInt8>) -> Bool {
        for index in one.indices where one[index] != other[index] { return false }
        return true
    }
}
