import Hashing
import HTTP
import JSON

/// One page of a list: at most 100 items of the table, and the links to the pages around it.
struct ListPage {
    static let includedKey = "included"

    private let table: ListTable
    private let query: ListQuery
    private let items: ArraySlice<Int>
    private let totalCount: Int

    init(_ query: ListQuery, of table: ListTable) {
        self.table = table
        self.query = query
        let sorted = table.order.sorted(by: query.terms) { item in query.tests.allSatisfy { $0(item) } }
        totalCount = sorted.count
        let start: Int
        let end: Int
        switch query.cursor?.direction {
        case nil:
            start = 0
            end = min(query.limit, sorted.count)
        case .after:
            start = Self.count(of: sorted, until: query, table, orAt: true)
            end = min(start + query.limit, sorted.count)
        case .before:
            end = Self.count(of: sorted, until: query, table, orAt: false)
            start = max(0, end - query.limit)
        }
        items = sorted[start..<end]
    }

    private static func count(of sorted: [Int], until query: ListQuery, _ table: ListTable, orAt: Bool) -> Int {
        table.order.count(of: sorted, before: query.cursor?.position ?? [], orAt: orAt, by: query.terms)
    }

    // MARK: Links

    private enum Relation: String {
        case current = "self"
        case first, previous, next
    }

    /// The first page alone has no link to the first, and an empty one has no edge from which another could go on.
    private var links: [(Relation, String)] {
        var links = [(Relation.current, query.href(at: query.cursor))]
        if query.cursor != nil { links.append((.first, query.href(at: nil))) }
        guard let first = items.first, let last = items.last else { return links }
        if items.startIndex > 0 { links.append((.previous, query.href(at: cursor(.before, first)))) }
        if items.endIndex < totalCount { links.append((.next, query.href(at: cursor(.after, last)))) }
        return links
    }

    private func cursor(_ direction: ListCursor.Direction, _ item: Int) -> ListCursor {
        ListCursor(direction, table.order.position(of: item, by: query.terms), of: query.subject)
    }

    // MARK: Answers

    /// The page as an answer of its own: its bytes, what tells them from all others, and the values of its `Link` fields.
    struct Answer {
        let bytes: [UInt8]
        let tag: String
        let links: [String]
    }

    var answer: Answer {
        let links = links
        let object = JSONObject(links.map { ($0.0.rawValue, .string($0.1)) })
        // RFC 8288 §3; the registry's word for the page before is "prev".
        let fields = links.filter { $0.0 != .current }.map { relation, href in
            "<\(href)>; rel=\"\(relation == .previous ? "prev" : relation.rawValue)\""
        }
        guard query.selection == nil, query.included.isEmpty, table.shapes != nil else {
            let bytes = JSONValue.object(representation(links: object)).encoded()
            return Answer(bytes: bytes, tag: Self.tag(of: bytes), links: fields)
        }
        return summaries(links: object, fields)
    }

    /// Summaries stand encoded in the table, each with its digest, and the tag is a digest of these and of what stands around them: it follows
    /// from the bytes as much as one digest of them all would, at a tenth of the cost.
    private func summaries(links: JSONObject, _ fields: [String]) -> Answer {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(items.reduce(1_024) { $0 + table.items[$1].summary.count + 1 })
        var digested: [UInt8] = []
        digested.reserveCapacity(items.count * Digest.byteCount + 1_024)
        bytes += #"{"items":["#.utf8
        for item in items {
            if item != items.first { bytes.append(UInt8(ascii: ",")) }
            bytes += table.items[item].summary
            digested += table.items[item].digest
        }
        let end = Array(#"],"totalCount":\#(totalCount),"links":"#.utf8) + JSONValue.object(links).encoded() + "}".utf8
        bytes += end
        return Answer(bytes: bytes, tag: Self.tag(of: digested + end), links: fields)
    }

    private func representation(links: JSONObject) -> JSONObject {
        let objects = items.map { table.items[$0].object }
        var page = JSONObject()
        page["items"] = .array(objects.map { .object(part(of: $0)) })
        page["totalCount"] = .integer(totalCount)
        if let shapes = table.shapes, !query.included.isEmpty {
            page[Self.includedKey] = shapes.linkedEntries(of: objects, query.included)
        }
        page["links"] = .object(links)
        return page
    }

    private func part(of object: JSONObject) -> JSONObject {
        guard let shapes = table.shapes else { return object }
        return shapes.part(of: object, query.selection ?? .summary, query.included)
    }

    private static func tag(of bytes: [UInt8]) -> String {
        "\"\(Digest.sha256(bytes).hexadecimal(byteCount: 16))\""
    }
}
