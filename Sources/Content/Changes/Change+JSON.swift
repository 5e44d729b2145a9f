import JSON

/// Changes as lines of the ledger.
extension Change {
    init(_ reader: MemberReader) throws(ContentFault) {
        guard let kind = Kind(rawValue: try reader.text("kind")) else { throw reader.fault("kind") }
        self.init(
            kind, try reader.date("date"), path: try reader.text("path"), title: try reader.text("title"),
            contentHash: reader.optionalText("contentHash"), reason: reader.optionalText("reason"),
            isUrgent: reader.boolean("urgent"), replacedBy: reader.optionalText("replacedBy"))
    }

    /// As it stands in its file. What ``ChangeLedger`` makes tokens of, so an order of members of our own.
    var line: JSONObject {
        var line: JSONObject = [
            "date": .string(date.description), "kind": .string(kind.rawValue), "path": .string(path),
            "title": .string(title),
        ]
        if let contentHash { line["contentHash"] = .string(contentHash) }
        if let reason { line["reason"] = .string(reason) }
        if isUrgent { line["urgent"] = true }
        if let replacedBy { line["replacedBy"] = .string(replacedBy) }
        return line
    }
}
