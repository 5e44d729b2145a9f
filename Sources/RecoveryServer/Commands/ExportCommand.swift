import ContactRequests
import Glibc
import SQLiteStorage

/// `recovery-server export`: all contact requests on standard output.
struct ExportCommand {
    let configuration: Configuration

    /// Written at once: as much as a pipe takes.
    private static let chunkByteCount = 65_536

    init(_ configuration: Configuration) { self.configuration = configuration }

    func run() -> ExitStatus {
        do throws(StoreOpenError) {
            let store = try SQLiteContactRequestStore.open(path: configuration.database, mayBeMade: false)
            defer { store.close() }
            return export(store)
        } catch {
            complain("nothing exported: \(error.explanation)")
            return .failure
        }
    }

    private func export(_ store: SQLiteContactRequestStore) -> ExitStatus {
        var export = ContactRequestExport(configuration.exportFormat)
        var bytes = export.beginning
        var isWritten = true
        do throws(ContactRequestStoreError) {
            try store.export(at: Timestamp(secondsSince1970: time(nil))) { contactRequest throws(ExportStopped) in
                bytes += export.record(contactRequest)
                guard bytes.count >= Self.chunkByteCount else { return }
                isWritten = send(bytes, to: STDOUT_FILENO)
                bytes.removeAll(keepingCapacity: true)
                if !isWritten { throw ExportStopped() }
            }
        } catch {
            complain("not all is exported: \(error.explanation)")
            return .failure
        }
        guard isWritten, send(bytes + export.end, to: STDOUT_FILENO) else {
            complain("not all is exported: the output takes no more")
            return .failure
        }
        return .success
    }
}
