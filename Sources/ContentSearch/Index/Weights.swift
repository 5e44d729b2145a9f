import Glibc

/// How much a word says: the rarer, the more.
enum Weights {
    static let stopWord: Float = 0.2

    /// Of a word that stands in `entryCount` of `total` entries. Unlike the factor in BM25 it never falls to nothing: half of the library speaks of rehab, and
    /// "rehab" still is what was asked for.
    static func weight(entryCount: Int, of total: Int) -> Float {
        Float(log(1.5 + Double(total) / Double(max(1, entryCount))))
    }
}
