import Content

/// How far a reader of the change feed has come: opaque to it, and good for as long as the history that it has read is ours, after a reload and a restart
/// and on another machine.
struct ChangeToken {
    enum Fault: Error {
        /// No token of ours, or of a history that is not ours.
        case unknown
        /// Of a history that goes on where ours ends.
        case tooNew
    }

    /// How many changes were read.
    let count: Int

    /// The token of a reader that has read the first `count` changes.
    static func text(count: Int, of ledger: ChangeLedger) -> String {
        let digits = String(ledger.fingerprints[count], radix: 16)
        return "\(count)-\(String(repeating: "0", count: 16 - digits.count))\(digits)"
    }

    init(_ text: String, of ledger: ChangeLedger) throws(Fault) {
        let digits = text.utf8.prefix { (0x30...0x39).contains($0) }
        // No ledger has ten digits of changes.
        guard (1...9).contains(digits.count), let count = Int(String(Substring(digits))) else { throw .unknown }
        guard count < ledger.fingerprints.count else {
            throw text.utf8.count == digits.count + 17 ? .tooNew : .unknown
        }
        guard text == Self.text(count: count, of: ledger) else { throw .unknown }
        self.count = count
    }
}
