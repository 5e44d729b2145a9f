import ContactRequests
import Content
import HTTP

/// The query of the list for staff: `status`, `limit` and `cursor`, each once at most. Every fault is named at once.
struct ContactRequestListQuery: Sendable {
    let query: ContactRequestQuery

    private static let names = ["status", "limit", "cursor"]
    private static let limitDefault = 50
    /// A query is at most 8,000 bytes; this many faults are enough to find the mistake.
    private static let faultCountMaximum = 20

    init(_ request: HTTPRequest) throws(Problem) {
        var faults: [Problem.Fault] = []
        let values = Self.values(request, &faults)
        let status = Self.status(values["status"], &faults)
        let limit = Self.limit(values["limit"], &faults)
        let cursor = values["cursor"].flatMap { ContactRequestCursor($0) }
        if values["cursor"] != nil, cursor == nil {
            Self.note("cursor", "Has to be a cursor that a list gave.", &faults)
        }
        guard faults.isEmpty else {
            throw Problem(
                kind: .invalidParameters, detail: "The query has faults.",
                faults: Array(faults.prefix(Self.faultCountMaximum)))
        }
        query = ContactRequestQuery(status: status, limit: limit, after: cursor)
    }

    private static func note(_ name: String, _ detail: String, _ faults: inout [Problem.Fault]) {
        faults.append(Problem.Fault(detail: detail, place: .parameter(name)))
    }

    private static func values(_ request: HTTPRequest, _ faults: inout [Problem.Fault]) -> [String: String] {
        var values: [String: String] = [:]
        for pair in request.query.map(request.text)?.split(separator: "&") ?? [] {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard names.contains(parts[0]) else {
                let hint = Suggestion.sentence(for: parts[0], among: names)
                note(parts[0], "The parameters are \(names.joined(separator: ", ")).\(hint)", &faults)
                continue
            }
            if values.updateValue(parts.count == 2 ? parts[1] : "", forKey: parts[0]) != nil {
                note(parts[0], "Stands more than once.", &faults)
            }
        }
        return values
    }

    private static func status(_ text: String?, _ faults: inout [Problem.Fault]) -> ContactRequestStatus? {
        guard let text else { return nil }
        if let status = ContactRequestStatus(rawValue: text) { return status }
        let statuses = ContactRequestStatus.allCases.map(\.rawValue)
        let hint = Suggestion.sentence(for: text, among: statuses)
        note("status", "Has to be one of: \(statuses.joined(separator: ", ")).\(hint)", &faults)
        return nil
    }

    /// Digits alone; `Int` would take a sign.
    private static func limit(_ text: String?, _ faults: inout [Problem.Fault]) -> Int {
        guard let text else { return limitDefault }
        if (1...3).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let number = Int(text), ContactRequestQuery.limitRange.contains(number)
        {
            return number
        }
        note("limit", "Has to be a number from 1 to 100.", &faults)
        return limitDefault
    }

    /// The URL of this page, or of the one after `cursor`.
    func href(after cursor: ContactRequestCursor?) -> String {
        var parts = query.status.map { ["status=\($0.rawValue)"] } ?? []
        parts.append("limit=\(query.limit)")
        if let cursor { parts.append("cursor=\(cursor.text)") }
        return "\(RouteTable.contactRequests)?\(parts.joined(separator: "&"))"
    }
}
