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
        let fields = shapes.fields.read(&reader)
        included = shapes.readIncluded(&reader)
        selection = fields?.adding(included)
        self.shapes = shapes
        if let problem = reader.problem { throw problem }
    }

    func answer(of item: ListTable.Item) -> AnswerBytes {
        var output = AnswerBytes()
        item.entry?.writeMembers(selection, to: &output)
        if !included.isEmpty { shapes.writeIncluded(included, of: [item], to: &output) }
        output.append("}")
        return output
    }
}
