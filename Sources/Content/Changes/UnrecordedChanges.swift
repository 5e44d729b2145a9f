import JSON

/// Where the tree and the ledger disagree: what was changed and not recorded.
package struct UnrecordedChanges: Sendable {
    /// What the ledger does not have, has with another hash, or has and is gone; in the order of the parts, what is gone last.
    private var differences: [Difference] = []
    /// The newest file of the ledger, and its lines.
    private var newestFile = LedgerFile.first

    private struct Difference: Sendable {
        let kind: Change.Kind
        let path: String
        let title: String
        let file: String
        let contentHash: String?
    }

    /// - Precondition: the documents have no faults.
    init(_ documents: Documents, _ ledger: ChangeLedger) {
        let parts = PublishedPart.all(of: documents)
        for part in parts {
            let known = ledger.newest(of: part.path)
            guard known?.contentHash != part.contentHash else { continue }
            let kind: Change.Kind = known.map { $0.kind == .withdrawn } ?? true ? .created : .updated
            differences.append(
                Difference(
                    kind: kind, path: part.path, title: part.title, file: part.file, contentHash: part.contentHash))
        }
        let paths = Set(parts.map(\.path))
        for (place, change) in ledger.changes.enumerated()
        where change.kind != .withdrawn && ledger.newestPlace(of: change.path) == place && !paths.contains(change.path)
        {
            let file = "\(Documents.folder)/\(change.path)\(Documents.suffix)"
            differences.append(
                Difference(kind: .withdrawn, path: change.path, title: change.title, file: file, contentHash: nil))
        }
        newestFile = LedgerFile.newest(in: documents, ledger)
    }

    package var isEmpty: Bool { differences.isEmpty }

    /// The paths of entries that are gone, each of which needs a reason.
    package var gone: [String] { differences.filter { $0.kind == .withdrawn }.map(\.path) }

    /// What `check` says about each.
    package var faults: [ContentFault] {
        differences.map { difference in
            let what =
                switch difference.kind {
                case .created: "is new"
                case .updated: "shows something else than was recorded (itself or what it refers to)"
                case .withdrawn: "is gone"
                }
            return ContentFault(
                difference.file, JSONPointer(),
                "\(what), and the ledger does not say so: run recovery-server record-changes")
        }
    }

    /// The same as lines for the ledger, of the day `date`. A reason and its urgency go with what was updated or withdrawn; what is new needs none.
    package func changes(
        on date: CalendarDate, reason: String?, isUrgent: Bool, replacedBy: String?
    ) -> [Change] {
        differences.map { difference in
            let isNew = difference.kind == .created
            return Change(
                difference.kind, date, path: difference.path, title: difference.title,
                contentHash: difference.contentHash, reason: isNew ? nil : reason, isUrgent: !isNew && isUrgent,
                replacedBy: difference.kind == .withdrawn ? replacedBy : nil)
        }
    }

    /// The files to write so that the ledger has these lines as well, each with its whole text.
    package func files(adding changes: [Change]) -> [(file: String, text: String)] {
        newestFile.adding(changes).map { ($0.path, $0.text) }
    }
}
