import HTTP
import JSON

/// One page of a list: at most 100 items of the table, and the links to the pages around it.
struct ListPage {
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

    /// An empty page has no edge from which another could go on.
    private var links: PageLinks {
        PageLinks(
            here: query.href(at: query.cursor), first: query.cursor == nil ? nil : query.href(at: nil),
            previous: items.startIndex > 0 ? items.first.map { href(.before, $0) } : nil,
            next: items.endIndex < totalCount ? items.last.map { href(.after, $0) } : nil)
    }

    private func href(_ direction: ListCursor.Direction, _ item: Int) -> String {
        query.href(at: ListCursor(direction, table.order.position(of: item, by: query.terms), of: query.subject))
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
        let items = items.map { table.items[$0] }
        var output = AnswerBytes()
        output.append(#"{"items":["#)
        for (index, item) in items.enumerated() {
            if index > 0 { output.append(",") }
            if let selection = query.selection, let entry = item.entry {
                entry.write(selection, to: &output)
            } else {
                output.append(item.summary)
            }
        }
        output.append(#"],"totalCount":\#(totalCount)"#)
        if let shapes = table.shapes, !query.included.isEmpty {
            shapes.writeIncluded(query.included, of: items, to: &output)
        }
        output.append(#","links":"#)
        output.append(String(decoding: JSONValue.object(links.object).encoded(), as: UTF8.self) + "}")
        return Answer(bytes: output.bytes, tag: output.tag, links: links.fieldValues)
    }
}
