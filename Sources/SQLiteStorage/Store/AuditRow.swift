import ContactRequests
import SQLite

/// How actors and actions are written in the audit table. Words, so that the table can be read without this program.
struct AuditRow {
    let actor: String
    let staff: String?
    let action: String
    let status: String?

    init(action: AuditAction, actor: AuditActor) {
        switch actor {
        case .sender: (self.actor, staff) = ("sender", nil)
        case .staff(let label): (self.actor, staff) = ("staff", label.text)
        case .operation: (self.actor, staff) = ("operation", nil)
        case .retention: (self.actor, staff) = ("retention", nil)
        }
        switch action {
        case .read: (self.action, status) = ("read", nil)
        case .listed: (self.action, status) = ("listed", nil)
        case .changed(let to): (self.action, status) = ("changed", to.rawValue)
        case .withdrawn: (self.action, status) = ("withdrawn", nil)
        case .erased: (self.action, status) = ("erased", nil)
        case .exported: (self.action, status) = ("exported", nil)
        }
    }

    /// Reads the columns of `SQL.auditOfContactRequest`.
    static func entry(_ row: Statement, of id: ContactRequestID) throws(SQLiteError) -> AuditEntry {
        let actor: AuditActor
        switch (row.text(1), row.text(2).flatMap(StaffLabel.init)) {
        case ("sender", nil): actor = .sender
        case ("staff", let label?): actor = .staff(label)
        case ("operation", nil): actor = .operation
        case ("retention", nil): actor = .retention
        default: throw .unreadableRow
        }
        let action: AuditAction
        switch row.text(3) {
        case "read": action = .read
        case "listed": action = .listed
        case "changed": action = .changed(to: try row.status(4))
        case "withdrawn": action = .withdrawn
        case "erased": action = .erased
        case "exported": action = .exported
        default: throw .unreadableRow
        }
        return AuditEntry(at: row.timestamp(0), actor: actor, action: action, contactRequest: id)
    }
}
