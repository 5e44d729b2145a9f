import HTTP
import JSON

/// What is asked of one entry: `fields` and `include`.
struct EntryQuery {
    private let selection: FieldSelection?
    private let included: [String]
    private let shapes: EntryShapes

    /// Throws every fault at once.
    init(_ request: HTTPRequest, _ shapes: EntryShapes) throws(Problem) {
        var reader = QueryReader(request, names: [FieldSelection.parameter, EntryShapes.includeParameter])
        selection = shapes.fields.read(&reader)
        included = shapes.readIncluded(&reader)
        self.shapes = shapes
        if let problem = reader.problem { throw problem }
    }

    func answer(of entry: JSONObject) -> JSONObject {
        var object = shapes.part(of: entry, selection, included)
        if !included.isEmpty { object[ListPage.includedKey] = shapes.linkedEntries(of: [entry], included) }
        return object
    }
}
