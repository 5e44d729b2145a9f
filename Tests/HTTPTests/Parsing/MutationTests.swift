import TestSupport
import Testing

/// The invariant of every parser here: any bytes are taken or refused, the same whole or in pieces, in bounded time,
/// and never trap.
@Suite("Mutations")
struct MutationTests {
    /// Another seed finds other bytes; this one makes a run the same everywhere.
    private static let seed: UInt64 = 0x9112
    private static let count = 20_000

    @Test("Bytes mean the same whole or in pieces")
    func meansTheSameInPieces() throws {
        print("Mutations: seed \(Self.seed), count \(Self.count)")
        var mutator = Mutator(seed: Self.seed, seeds: try WireTable.allCases())
        var outcomes = (taken: 0, refused: 0)
        for number in 0..<Self.count {
            let mutant = mutator.next()
            let whole = WireConnection.events(of: [mutant.bytes[...]], mutant.settings)
            let pieces = WireConnection.events(of: mutator.pieces(of: mutant.bytes), mutant.settings)
            let single = number.isMultiple(of: 8) ? events(ofEachByteOf: mutant) : whole
            guard whole == pieces, whole == single, Self.isInOrder(whole, mutant.settings) else {
                Issue.record(
                    """
                    Mutant \(number) of seed \(Self.seed): \(WireNotation.text(of: mutant.bytes))
                    whole: \(whole)
                    in pieces: \(pieces)
                    byte by byte: \(single)
                    """)
                return
            }
            if Self.isRefused(whole) { outcomes.refused += 1 } else { outcomes.taken += 1 }
        }
        // If nearly all were one or the other, the mutants would test little.
        #expect(min(outcomes.taken, outcomes.refused) > Self.count / 10, "\(outcomes)")
    }

    private func events(ofEachByteOf mutant: Mutator.Mutant) -> [String] {
        WireConnection.events(of: mutant.bytes.indices.map { mutant.bytes[$0...$0] }, mutant.settings)
    }

    private static func isRefused(_ events: [String]) -> Bool {
        events.last?.hasPrefix("refuse ") ?? false
    }

    /// Whether nothing comes behind a refusal, a body only behind its head and each wanted one before the next, and no
    /// fault at all.
    private static func isInOrder(_ events: [String], _ settings: WireSettings) -> Bool {
        var isOver = false
        var awaitsBody = false
        for event in events where !event.hasPrefix("field ") {
            if isOver || event.hasPrefix("fault") { return false }
            if event == "need more" { continue }
            let word = event.prefix { $0 != " " }
            if word == "head", awaitsBody { return false }
            if word == "body", !awaitsBody { return false }
            if word == "refuse" { isOver = true }
            awaitsBody =
                word == "continue" || (word == "head" && settings.wantsBodies && !event.contains(" no-body "))
        }
        return true
    }
}
