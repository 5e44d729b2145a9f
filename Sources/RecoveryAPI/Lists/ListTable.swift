import Content
import Hashing
import JSON

/// All items of a list, made ready at load for every question that its parameters can ask.
struct ListTable: Sendable {
    struct Item: Sendable {
        /// The whole of it.
        let object: JSONObject
        /// As a list has it without `fields`, encoded.
        let summary: [UInt8]
        let digest: [UInt8]

        init(_ object: JSONObject, summary: JSONObject) {
            self.object = object
            self.summary = JSONValue.object(summary).encoded()
            digest = Digest.sha256(self.summary).bytes
        }
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
    init(_ collection: Collection, _ shapes: EntryShapes, _ schemas: DescribedSchemas) {
        href = collection.kind.href
        let objects = collection.entries.map(\.representation)
        items = objects.map { Item($0, summary: FieldSelection.summary.part(of: $0)) }
        order = ListOrder(collection.entries)
        termsDefault = [SortTerm(key: .title)]
        filters = FilterDefinition.all(of: collection.kind, in: schemas).map { ListFilter($0, of: objects) }
        self.shapes = shapes
        parameterNames =
            ["limit", ListCursor.parameter, SortTerm.parameter, FieldSelection.parameter, EntryShapes.includeParameter]
            + filters.map(\.name)
        precondition(Set(parameterNames).count == parameterNames.count, "\(href): two parameters of one name")
    }

    /// A list that stays in the order of its file. `idKey` names the member that tells its items apart.
    init(_ objects: [JSONObject], idKey: String, at href: String) {
        self.href = href
        items = objects.map { Item($0, summary: $0) }
        order = ListOrder(positionsOf: objects.map { $0[idKey]?.string ?? "" })
        termsDefault = [SortTerm(key: .position)]
        filters = []
        shapes = nil
        parameterNames = ["limit", ListCursor.parameter]
    }
}
