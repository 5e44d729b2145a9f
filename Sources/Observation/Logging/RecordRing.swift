import Synchronization

/// Records on their way from one loop to the log's writer: a ring of slots with one producer and one consumer, without a lock.
///
/// The producer owns the slots from `taken + slotCount` down to `written`, the consumer those from `taken` up to `written`; each moves its own
/// boundary alone. When the ring is full, the record is lost and counted: an answer never waits for a log.
// Unchecked: slots are touched by their owner alone, `next` and `knownTaken` by the producer.
@safe
final class RecordRing: @unchecked Sendable {
    /// 8,192 slots of 64 bytes, 512 KiB: some 50 ms of the fastest traffic that a loop has been seen to answer, five times what the writer pauses.
    static let slotCount = 8_192
    static let slotByteCount = 64

    private let slots: UnsafeMutableRawPointer
    private let slotCount: Int
    private let written = Atomic(0)
    private let taken = Atomic(0)
    private let dropped = Atomic(0)
    /// The first slot that no record has.
    private var next = 0
    /// What was last seen of `taken`.
    private var knownTaken = 0

    /// - Precondition: `slotCount` is a power of two.
    init(slotCount: Int = RecordRing.slotCount) {
        precondition(slotCount & (slotCount - 1) == 0 && MemoryLayout<RequestRecord>.size <= Self.slotByteCount)
        self.slotCount = slotCount
        unsafe slots = .allocate(byteCount: slotCount * Self.slotByteCount, alignment: Self.slotByteCount)
        unsafe slots.initializeMemory(as: UInt8.self, repeating: 0, count: slotCount * Self.slotByteCount)
    }

    deinit { unsafe slots.deallocate() }

    var droppedCount: Int { dropped.load(ordering: .relaxed) }
    var isEmpty: Bool { written.load(ordering: .sequentiallyConsistent) == taken.load(ordering: .relaxed) }

    @inline(__always)
    private func address(_ slot: Int) -> UnsafeMutableRawPointer {
        unsafe slots + (slot & (slotCount - 1)) * Self.slotByteCount
    }

    // MARK: The producer's

    /// Puts a record in, not yet to be seen, with `tail` behind it in whole slots. Returns its slot, or `nil` if there is no room.
    func add(_ record: RequestRecord, tail: (RecordTail) -> Void) -> Int? {
        let count = 1 + (record.tailByteCount + Self.slotByteCount - 1) / Self.slotByteCount
        if next + count - knownTaken > slotCount {
            knownTaken = taken.load(ordering: .acquiring)
            guard next + count - knownTaken <= slotCount else {
                dropped.add(1, ordering: .relaxed)
                return nil
            }
        }
        unsafe address(next).storeBytes(of: record, as: RequestRecord.self)
        if count > 1 { tail(RecordTail(ring: self, firstSlot: next + 1)) }
        defer { next += count }
        return next
    }

    /// Completes a record that is not to be seen yet.
    func complete(_ slot: Int, at time: UInt64, duration: UInt64) {
        let record = unsafe address(slot).assumingMemoryBound(to: RequestRecord.self)
        unsafe record.pointee.time = time
        unsafe record.pointee.duration = duration
    }

    /// Lets all records be seen.
    func publish() { written.store(next, ordering: .releasing) }

    // MARK: The consumer's

    /// Gives every record that can be seen to `body`, with what stands behind it, and frees its slots.
    func takeAll(_ body: (RequestRecord, RecordTail) -> Void) {
        var slot = taken.load(ordering: .relaxed)
        let end = written.load(ordering: .acquiring)
        while slot < end {
            let record = unsafe address(slot).load(as: RequestRecord.self)
            body(record, RecordTail(ring: self, firstSlot: slot + 1))
            slot += 1 + (record.tailByteCount + Self.slotByteCount - 1) / Self.slotByteCount
            // Freed one by one, so that a loop that is ahead gets room before a whole ring is written.
            taken.store(slot, ordering: .releasing)
        }
    }

    fileprivate func tailByte(_ index: Int, from firstSlot: Int) -> UnsafeMutablePointer<UInt8> {
        let slot = firstSlot + index / Self.slotByteCount
        return unsafe (address(slot) + index % Self.slotByteCount).assumingMemoryBound(to: UInt8.self)
    }
}

/// The bytes in the slots behind a record: texts of no fixed length.
struct RecordTail {
    fileprivate let ring: RecordRing
    fileprivate let firstSlot: Int

    subscript(index: Int) -> UInt8 {
        get { unsafe ring.tailByte(index, from: firstSlot).pointee }
        nonmutating set { unsafe ring.tailByte(index, from: firstSlot).pointee = newValue }
    }
}
