import HTTP
import JSON

/// What is asked of a list: which items, in which order, which part of them, and what of each.
struct ListQuery: Sendable {
    static let limitRange = 1...100
    static let limitDefault = 50
    private static let limitParameter = "limit"

    var limit = Self.limitDefault
    var tests: [@Sendable (Int) -> Bool] = []
    var terms: [SortTerm]
    var cursor: ListCursor?
    /// `nil` for the summary, which stands ready.
    var selection: FieldSelection?
    /// The members whose linked entries are embedded.
    var included: [String] = []
    /// The list with its order and filters, as a URL: what a cursor is bound to.
    private(set) var subject: String
    /// The rest of the query but for the cursor.
    private var view: [String] = []

    /// The whole list as it comes without a query.
    init(of table: ListTable) {
        terms = table.termsDefault
        subject = table.href
    }

    /// Throws every fault at once.
    init(_ request: HTTPRequest, of table: ListTable) throws(Problem) {
        self.init(of: table)
        var reader = QueryReader(request, names: table.parameterNames)
        if let limit = reader.number(Self.limitParameter, in: Self.limitRange) { self.limit = limit }
        if let shapes = table.shapes {
            if let terms = SortTerm.read(&reader) { self.terms = terms }
            let fields = shapes.fields.read(&reader)
            included = shapes.readIncluded(&reader)
            // A summary, unless something else is asked for.
            if fields != nil || !included.isEmpty { selection = (fields ?? .summary).adding(included) }
        }
        for filter in table.filters {
            if let test = filter.test(&reader) { tests.append(test) }
        }
        let names = [SortTerm.parameter] + table.filters.map(\.name)
        subject += QueryText.query(names, reader)
        view = [Self.limitParameter, FieldSelection.parameter, EntryShapes.includeParameter].filter(reader.has)
            .map { QueryText.pair($0, reader.text($0) ?? "") }
        readCursor(&reader)
        if let problem = reader.problem { throw problem }
    }

    private mutating func readCursor(_ reader: inout QueryReader) {
        guard let text = reader.text(ListCursor.parameter) else { return }
        guard let cursor = ListCursor(text) else {
            return reader.note(ListCursor.parameter, "Has to be a cursor that a link of this list gave.")
        }
        // Where the order or a filter is faulty itself, nobody knows yet what the cursor would have to fit.
        guard reader.faults.isEmpty else { return }
        guard cursor.fits(subject, keyCount: terms.count) else {
            return reader.note(
                ListCursor.parameter,
                "Belongs to another list, order or filter, or to an older form. Begin again without it.")
        }
        self.cursor = cursor
    }

    /// The URL of the page at `cursor`, or of the first.
    func href(at cursor: ListCursor?) -> String {
        let parts = view + (cursor.map { [QueryText.pair(ListCursor.parameter, $0.text)] } ?? [])
        guard !parts.isEmpty else { return subject }
        return subject + (subject.utf8.contains(UInt8(ascii: "?")) ? "&" : "?") + parts.joined(separator: "&")
    }
}
