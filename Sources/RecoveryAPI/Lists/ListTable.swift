import Content
import JSON

/// All items of a list, made ready at load for every question that its parameters can ask.
struct ListTable: Sendable {
    struct Item: Sendable {
        let id: String
        /// As a list has it without `fields`.
        let summary: EncodedPart
        /// The whole of it; `nil` in lists whose items are never asked for in part.
        let entry: EncodedEntry?
        /// The places of the summaries of what it links to, by the name of the member.
        let links: [String: [Int]]
    }

    let href: String
    let items: [Item]
    let order: ListOrder
    let termsDefault: [SortTerm]
    let filters: [ListFilter]
    /// `nil` for lists that are no collections of entries: they have `limit` and `cursor` alone.
    let shapes: EntryShapes?
    let parameterNames: [String]

    /// A collection.
    init(
        _ entries: [EntryEncodings.Encoding], of kind: CollectionKind, _ shapes: EntryShapes,
        _ schemas: DescribedSchemas
    ) {
        href = kind.href
        items = entries.map { encoding in
            Item(
                id: encoding.entry.id, summary: encoding.summary, entry: encoding.whole,
                links: shapes.links(of: encoding.object))
        }
        order = ListOrder(entries.map(\.entry))
        termsDefault = [SortTerm(key: .title)]
        filters = FilterDefinition.all(of: kind, in: schemas).map { ListFilter($0, of: entries.map(\.object)) }
        self.shapes = shapes
        parameterNames =
            ["limit", ListCursor.parameter, SortTerm.parameter, FieldSelection.parameter, EntryShapes.includeParameter]
            + filters.map(\.name)
        precondition(Set(parameterNames).count == parameterNames.count, "\(href): two parameters of one name")
    }

    /// A list that stays in the order of its file. `idKey` names the member that tells its items apart.
    init(_ objects: [JSONObject], idKey: String, at href: String) {
        self.href = href
        items = objects.map { object in
            Item(
                id: object[idKey]?.string ?? "", summary: EncodedPart(JSONValue.object(object).encoded()), entry: nil,
                links: [:])
        }
        order = ListOrder(positionsOf: items.map(\.id))
        termsDefault = [SortTerm(key: .position)]
        filters = []
        shapes = nil
        parameterNames = ["limit", ListCursor.parameter]
    }
}
