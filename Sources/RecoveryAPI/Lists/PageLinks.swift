import JSON

/// The links of a page of any list.
struct PageLinks {
    private enum Relation: String {
        case current = "self"
        case first, previous, next
    }

    private let links: [(relation: Relation, href: String)]

    /// The first page alone has no link to the first.
    init(here: String, first: String?, previous: String?, next: String?) {
        let others: [(Relation, String?)] = [(.first, first), (.previous, previous), (.next, next)]
        links = [(.current, here)] + others.compactMap { relation, href in href.map { (relation, $0) } }
    }

    var object: JSONObject { JSONObject(links.map { ($0.relation.rawValue, .string($0.href)) }) }

    /// The values of `Link` fields: RFC 8288 §3; the registry's word for the page before is "prev".
    var fieldValues: [String] {
        links.filter { $0.relation != .current }.map { relation, href in
            "<\(href)>; rel=\"\(relation == .previous ? "prev" : relation.rawValue)\""
        }
    }
}
