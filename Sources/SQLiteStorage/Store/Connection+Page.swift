import ContactRequests
import SQLite

extension Connection {
    /// One page of the list and how many there are in all, as of one moment.
    func page(_ query: ContactRequestQuery) throws(SQLiteError) -> ContactRequestPage {
        try run(.beginReading)
        defer { rollBack() }
        let cursor = query.cursor ?? ContactRequestCursor(.after, position: 0)
        // One more than asked for tells whether it goes on.
        let found = try records(next: query.limit + 1, to: cursor, query.status)
        let goesOn = found.count > query.limit
        let items: [Record]
        let isAnythingBefore: Bool
        let isAnythingAfter: Bool
        switch cursor.direction {
        case .after:
            items = Array(found.prefix(query.limit))
            isAnythingBefore = try isAnything(.before, query.cursor == nil ? nil : items.first, query.status)
            isAnythingAfter = goesOn
        case .before:
            items = found.prefix(query.limit).reversed()
            isAnythingBefore = goesOn
            isAnythingAfter = try isAnything(.after, items.last, query.status)
        }
        return ContactRequestPage(
            items: items.map { ContactRequestSummary($0.contactRequest) }, totalCount: try count(query.status),
            previous: isAnythingBefore ? items.first?.cursor(.before) : nil,
            next: isAnythingAfter ? items.last?.cursor(.after) : nil)
    }

    /// At most `count` records on the cursor's side of its position, the nearest first.
    private func records(
        next count: Int, to cursor: ContactRequestCursor, _ status: ContactRequestStatus?
    ) throws(SQLiteError) -> [Record] {
        let isAfter = cursor.direction == .after
        let values = [SQLValue.integer(cursor.position), .integer(count)]
        guard let status else { return try all(isAfter ? .list : .listBefore, values, Record.init) }
        return try all(
            isAfter ? .listOfStatus : .listOfStatusBefore, [.text(status.rawValue)] + values, Record.init)
    }

    private func isAnything(
        _ direction: ContactRequestCursor.Direction, _ edge: Record?, _ status: ContactRequestStatus?
    ) throws(SQLiteError) -> Bool {
        guard let edge else { return false }
        return try !records(next: 1, to: edge.cursor(direction), status).isEmpty
    }

    private func count(_ status: ContactRequestStatus?) throws(SQLiteError) -> Int {
        let values = status.map { [SQLValue.text($0.rawValue)] } ?? []
        return Int(try first(status == nil ? .count : .countOfStatus, values) { row in row.integer(0) } ?? 0)
    }
}

extension Record {
    fileprivate func cursor(_ direction: ContactRequestCursor.Direction) -> ContactRequestCursor {
        ContactRequestCursor(direction, position: position)
    }
}
