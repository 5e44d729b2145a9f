import Content
import HTTP
import JSON

/// `GET /programs/compare?ids=...`: entries of one collection side by side.
struct CompareEndpoint: MadeEndpoint {
    private static let parameter = "ids"
    /// Two make a comparison, and more than five fit no screen.
    private static let countRange = 2...5

    private let comparison: Comparison
    private let kind: CollectionKind
    /// The place in the collection by id and alias.
    private let places: [String: Int]
    private let ids: [String]
    private let ledger: ChangeLedger
    private let idIndex: SuggestionIndex

    init(_ kind: CollectionKind, in content: ContentRepository, _ encodings: EntryEncodings) {
        self.kind = kind
        comparison = Comparison(of: kind, in: content, encodings)
        let entries = content.collection(kind).entries
        var places: [String: Int] = [:]
        for (place, entry) in entries.enumerated() {
            for name in [entry.id] + entry.aliases { places[name] = place }
        }
        self.places = places
        ids = entries.map(\.id)
        idIndex = SuggestionIndex(ids)
        ledger = content.changes
    }

    func answer(_ request: HTTPRequest) throws(Problem) -> HTTPResponse {
        if let problem = MadeRepresentation.refusal(of: request) { throw problem }
        var reader = QueryReader(request, names: [Self.parameter])
        let asked = (reader.text(Self.parameter) ?? "").split(separator: ",", omittingEmptySubsequences: false).map(
            String.init)
        let found = find(asked, &reader)
        if let problem = reader.problem { throw problem }
        var aliases: [(alias: String, id: String)] = []
        for (name, place) in zip(asked, found) where ids[place] != name { aliases.append((name, ids[place])) }
        let href = "\(RouteTable.compare(kind))?\(Self.parameter)=\(found.map { ids[$0] }.joined(separator: ","))"
        return try MadeRepresentation.response(comparison.object(of: found, aliases: aliases, at: href), to: request)
    }

    /// The places of what is asked for, with every fault noted.
    private func find(_ asked: [String], _ reader: inout QueryReader) -> [Int] {
        guard Self.countRange.contains(asked.count) else {
            let count = "\(Self.countRange.lowerBound) to \(Self.countRange.upperBound)"
            reader.note(
                Self.parameter, "Has to name \(count) entries of \(kind.href), by ids with commas between.")
            return []
        }
        var found: [Int] = []
        for name in asked {
            guard let place = places[name] else {
                reader.note(Self.parameter, refusal(of: name))
                continue
            }
            if found.contains(place) { reader.note(Self.parameter, "Names \(ids[place]) twice.") }
            found.append(place)
        }
        return found
    }

    /// No longer than the longest id, so that no answer carries somebody's message.
    private static let nameLengthMaximum = 80

    private func refusal(of name: String) -> String {
        let name = String(name.prefix(Self.nameLengthMaximum))
        if let change = ledger.newest(of: kind.path(of: name)), change.kind == .withdrawn {
            return change.withdrawal(of: "\"\(name)\"")
        }
        let hint = idIndex.nearest(to: name.utf8.span).map { Suggestion.sentence(naming: $0) } ?? ""
        return "\(kind.href) has no \"\(name)\".\(hint)"
    }
}
