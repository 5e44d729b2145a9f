import JSON

/// Every released change, in order: the history of the content, as far as anybody who copies it needs one.
package struct ChangeLedger: Sendable {
    package let changes: [Change]
    /// Before the first change and after each: a fingerprint of the history so far, by which a reader who comes back proves that it is ours.
    package let fingerprints: [UInt64]
    /// The newest change of each path, as its place in ``changes``.
    private let newest: [String: Int]

    init(_ changes: [Change]) {
        self.changes = changes
        var newest: [String: Int] = [:]
        var fingerprints = [Self.fingerprintOfNothing]
        fingerprints.reserveCapacity(changes.count + 1)
        for (place, change) in changes.enumerated() {
            newest[change.path] = place
            fingerprints.append(Self.fingerprint(of: change, after: fingerprints[place]))
        }
        self.newest = newest
        self.fingerprints = fingerprints
    }

    /// The place of the newest change of what stands at `path`.
    package func newestPlace(of path: String) -> Int? { newest[path] }

    /// The newest change of what stands at `path`.
    package func newest(of path: String) -> Change? { newest[path].map { changes[$0] } }

    /// What was withdrawn and not created again, in the order of the ledger.
    package var withdrawals: [Change] {
        changes.indices.filter { changes[$0].kind == .withdrawn && newest[changes[$0].path] == $0 }.map { changes[$0] }
    }

    // MARK: Fingerprints

    private static let fingerprintOfNothing: UInt64 = 0xcbf2_9ce4_8422_2325

    /// FNV-1a over the lines, 64 bits: it tells histories apart that are different by mistake. Nobody gains by making two alike.
    private static func fingerprint(of change: Change, after earlier: UInt64) -> UInt64 {
        var hash = earlier
        for byte in JSONValue.object(change.line).encoded() { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        return hash
    }
}
