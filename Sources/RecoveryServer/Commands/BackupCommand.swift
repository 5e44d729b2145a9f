import SQLiteStorage

/// `recovery-server backup FILE`: a copy of the contact requests at one moment, beside a working server.
struct BackupCommand {
    let configuration: Configuration
    let file: String

    init(_ configuration: Configuration, file: String) {
        self.configuration = configuration
        self.file = file
    }

    func run() -> ExitStatus {
        do throws(StoreOpenError) {
            try SQLiteBackup.make(of: configuration.database, to: file)
            say("\(configuration.database) is copied to \(file)")
            return .success
        } catch {
            complain("no backup was made: \(error.explanation)")
            return .failure
        }
    }
}
