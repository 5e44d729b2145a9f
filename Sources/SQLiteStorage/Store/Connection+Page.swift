import ContactRequests
import SQLite

extension Connection {
    /// One page of the list and how many there are in all, as of one moment.
    func page(_ query: ContactRequestQuery) throws(SQLiteError) -> ContactRequestPage {
        try run(.beginReading)
        defer { rollBack() }
        let after = SQLValue.integer(query.after?.position ?? 0)
        // One more than asked for tells whether there is a next page.
        let limit = SQLValue.integer(query.limit + 1)
        let found: [Record]
        let totalCount: Int64?
        if let status = query.status {
            found = try all(.listOfStatus, [.text(status.rawValue), after, limit], Record.init)
            totalCount = try first(.countOfStatus, [.text(status.rawValue)]) { row in row.integer(0) }
        } else {
            found = try all(.list, [after, limit], Record.init)
            totalCount = try first(.count) { row in row.integer(0) }
        }
        let items = found.prefix(query.limit)
        let next = found.count > items.count ? items.last.map { ContactRequestCursor(position: $0.position) } : nil
        return ContactRequestPage(
            items: items.map { ContactRequestSummary($0.contactRequest) }, totalCount: Int(totalCount ?? 0), next: next)
    }
}
