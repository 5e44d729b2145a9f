/// Words with numbers, in the order in which they came: an open hash table over one run of bytes, so that a lookup allocates nothing.
struct WordTable: Sendable {
    private var bytes: [UInt8] = []
    /// Where each word ends in ``bytes``; it starts where the one before it ends.
    private var ends: [Int32] = []
    /// Numbers of words, or -1; a power of two of them, at most half of it taken.
    private var slots: [Int32] = Array(repeating: -1, count: 64)

    init() {}

    init(_ words: [String]) {
        for word in words { _ = insert(word.utf8.span) }
    }

    var count: Int { ends.count }

    subscript(number: Int) -> ArraySlice<UInt8> { bytes[range(number)] }

    func text(_ number: Int) -> String { String(decoding: self[number], as: UTF8.self) }

    func byteCount(_ number: Int) -> Int { range(number).count }

    func withWord<Outcome>(_ number: Int, _ body: (Span<UInt8>) -> Outcome) -> Outcome {
        body(bytes.span.extracting(range(number)))
    }

    func find(_ word: Span<UInt8>) -> Int? {
        let number = slots[slot(of: word)]
        return number < 0 ? nil : Int(number)
    }

    /// The number of the word, a new one if it is not there.
    mutating func insert(_ word: Span<UInt8>) -> Int {
        let slot = slot(of: word)
        if slots[slot] >= 0 { return Int(slots[slot]) }
        let number = ends.count
        unsafe word.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
        ends.append(Int32(bytes.count))
        slots[slot] = Int32(number)
        if ends.count * 2 > slots.count { grow() }
        return number
    }

    /// The numbers in the order of the words' bytes.
    func sortedNumbers() -> [Int32] {
        (0..<Int32(count)).sorted { self[Int($0)].lexicographicallyPrecedes(self[Int($1)]) }
    }

    private func range(_ number: Int) -> Range<Int> {
        (number == 0 ? 0 : Int(ends[number - 1]))..<Int(ends[number])
    }

    /// The slot that has the word, or the free one where it belongs.
    private func slot(of word: Span<UInt8>) -> Int {
        // FNV-1a: the words are ours, and a client can only look them up, so nobody gains by collisions.
        var hash: UInt32 = 2_166_136_261
        for index in word.indices { hash = (hash ^ UInt32(word[index])) &* 16_777_619 }
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash ^ hash >> 15) & mask
        while slots[slot] >= 0, !isEqual(Int(slots[slot]), word) { slot = (slot + 1) & mask }
        return slot
    }

    private func isEqual(_ number: Int, _ word: Span<UInt8>) -> Bool {
        let range = range(number)
        guard range.count == word.count else { return false }
        for index in word.indices where bytes[range.lowerBound + index] != word[index] { return false }
        return true
    }

    private mutating func grow() {
        slots = Array(repeating: -1, count: slots.count * 2)
        for number in 0..<count { slots[slot(of: bytes.span.extracting(range(number)))] = Int32(number) }
    }
}
