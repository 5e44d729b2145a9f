import SQLite

extension DatabaseFile {
    /// Whether the tables are older than this program's, or not there yet. Throws for a newer file and for one that is not ours, before anything is
    /// written to it; `name` is what the operator calls it.
    func isBehind(as name: String) throws(StoreOpenError) -> Bool {
        let state: Migrations.State
        do throws(SQLiteError) {
            state = try Migrations.state(of: try Connection(path: path, purpose: .reading))
        } catch {
            throw error.isNotADatabase ? .foreignFile(name) : .failed(name, error.failure)
        }
        switch state {
        case .current: return false
        case .behind: return true
        case .foreign: throw .foreignFile(name)
        case .newer(let version):
            throw .newerVersion(name, found: Int(version), known: Int(Migrations.currentVersion))
        }
    }
}
