import JSON

/// What the ledger can get wrong by itself and with the entries that are there: faults without which no two readers would agree on what is published.
///
/// Whether it is complete is ``UnrecordedChanges``' matter: a change that nobody recorded is no reason not to answer.
struct LedgerChecks {
    private(set) var faults: [ContentFault] = []

    /// What exists after the lines so far, and the hash that it has.
    private var existing: [String: String] = [:]
    private var withdrawn: [String: Documents.SharedItem] = [:]
    private var latest: CalendarDate?

    mutating func check(_ documents: Documents) {
        for item in documents.shared[.changes] ?? [] { checkLine(item) }
        checkWithdrawn(documents)
    }

    private mutating func fault(_ item: Documents.SharedItem, _ key: String, _ message: String) {
        faults.append(ContentFault(item.file, item.pointer.appending(key), message))
    }

    private mutating func checkLine(_ item: Documents.SharedItem) {
        guard let path = item.object["path"]?.string,
            let kind = item.object["kind"]?.string.flatMap(Change.Kind.init)
        else { return }
        checkDate(item)
        checkMembers(item, kind)
        switch (kind, existing[path]) {
        case (.created, .some): fault(item, "kind", "\"\(path)\" exists already, so that it can only be updated")
        case (.updated, nil), (.withdrawn, nil): fault(item, "kind", "\"\(path)\" does not exist at that time")
        case (.updated, let hash?) where hash == item.object["contentHash"]?.string:
            fault(item, "contentHash", "is the one that \"\(path)\" had before, so that nothing was changed")
        case (.created, nil), (.updated, .some), (.withdrawn, .some): break
        }
        existing[path] = kind == .withdrawn ? nil : item.object["contentHash"]?.string ?? ""
        withdrawn[path] = kind == .withdrawn ? item : nil
    }

    private mutating func checkDate(_ item: Documents.SharedItem) {
        guard let text = item.object["date"]?.string else { return }
        guard let date = CalendarDate(text) else { return fault(item, "date", "\(text) is not a day of the calendar") }
        if let latest, date < latest { fault(item, "date", "is before \(latest), the line above it") }
        latest = date
    }

    private mutating func checkMembers(_ item: Documents.SharedItem, _ kind: Change.Kind) {
        let has = { item.object[$0] != nil }
        if kind == .withdrawn {
            if !has("reason") { fault(item, "reason", "has to say why it was withdrawn") }
            if has("contentHash") { fault(item, "contentHash", "is for what is there; this was withdrawn") }
        } else {
            if !has("contentHash") { fault(item, "contentHash", "is missing") }
            if has("replacedBy") { fault(item, "replacedBy", "is for what was withdrawn") }
        }
    }

    /// What was withdrawn answers 410, so nothing else may be at its path, and who is sent on has to arrive.
    private mutating func checkWithdrawn(_ documents: Documents) {
        guard !withdrawn.isEmpty else { return }
        let paths = Set(documents.entries.map(\.path))
        var aliases: [String: String] = [:]
        for entry in documents.entries {
            for (_, alias) in entry.object?.strings("aliases") ?? [] {
                aliases[entry.kind.path(of: alias)] = entry.file
            }
        }
        for (path, item) in withdrawn.sorted(by: { $0.key < $1.key }) {
            if paths.contains(path) {
                fault(item, "path", "\"\(path)\" was withdrawn, and its file is there")
            } else if let file = aliases[path] {
                fault(item, "path", "\"\(path)\" was withdrawn, and is an alias of \(file)")
            }
            guard let replacement = item.object["replacedBy"]?.string, !paths.contains(replacement) else { continue }
            let hint = Suggestion.sentence(for: replacement, among: paths.sorted())
            fault(item, "replacedBy", "there is no entry \"\(replacement)\".\(hint)")
        }
    }
}
