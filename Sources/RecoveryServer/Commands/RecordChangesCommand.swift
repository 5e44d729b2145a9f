import Content
import Glibc
import RecoveryAPI

/// `recovery-server record-changes`: adds to the ledger what was changed in the content since it was last run, so that everybody who keeps a copy learns
/// of it.
struct RecordChangesCommand {
    let configuration: Configuration

    init(_ configuration: Configuration) { self.configuration = configuration }

    func run() -> ExitStatus {
        let folder = ResourcesFolder.locate(configuration.resources)
        let today = CalendarDate(secondsSince1970: time(nil))
        let inspection = ContentRepository.inspect(
            resources: folder, takenPaths: RouteTable.fixedPaths, today: today)
        guard inspection.faults.isEmpty, let unrecorded = inspection.unrecorded else {
            complain(ContentFaults(inspection.faults).report)
            complain("nothing was recorded: what has faults is not released")
            return .failure
        }
        if let objection = objection(to: unrecorded, inspection.content) {
            complain("nothing was recorded: \(objection)")
            return .failure
        }
        return record(unrecorded, on: max(today, inspection.content?.changes.changes.last?.date ?? today), in: folder)
    }

    /// What the editor has not said, or said of nothing.
    private func objection(to unrecorded: UnrecordedChanges, _ content: ContentRepository?) -> String? {
        let note = configuration.changeNote
        let gone = unrecorded.gone
        if !gone.isEmpty, note.reason == nil {
            return "\(gone.joined(separator: ", ")) \(gone.count == 1 ? "is" : "are") gone; say why with --reason"
        }
        guard let replacement = note.replacedBy else { return nil }
        if gone.count != 1 {
            return "--replaced-by goes with one entry that is gone, and \(gone.count) are"
        }
        let paths = content?.entries.map(\.path) ?? []
        guard !paths.contains(replacement) else { return nil }
        return "there is no entry \"\(replacement)\".\(Suggestion.sentence(for: replacement, among: paths))"
    }

    private func record(_ unrecorded: UnrecordedChanges, on date: CalendarDate, in folder: String) -> ExitStatus {
        let note = configuration.changeNote
        let changes = unrecorded.changes(
            on: date, reason: note.reason, isUrgent: note.isUrgent, replacedBy: note.replacedBy)
        guard !changes.isEmpty else {
            say("nothing was changed since the ledger was last added to")
            return .success
        }
        for (file, text) in unrecorded.files(adding: changes) {
            guard WholeFile("\(folder)/\(file)").write(Array(text.utf8)) else {
                complain("\(folder)/\(file) cannot be written: \(unsafe String(cString: strerror(errno)))")
                return .failure
            }
        }
        for change in changes { say("\(change.kind.rawValue) \(change.path)") }
        return .success
    }
}
