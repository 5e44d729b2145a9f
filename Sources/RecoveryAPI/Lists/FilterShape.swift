import Content
import JSON

/// What a filter takes. Several values with commas between mean "any of them".
enum FilterShape: Sendable {
    /// Some of these words; also of an attribute that has more than one of them.
    case choice([String])
    /// `true` or `false`. What says neither is found by neither.
    case boolean
    /// Numbers in this range.
    case number(ClosedRange<Int>)
    /// Numbers that lie in the attribute's own range, such as 12 in 9 to 19.
    case span
    /// The exact text, which has this form.
    case exact(Pattern)
    /// Words that stand in the text, in any letter case.
    case words
    /// A date: the attribute's lies before it.
    case before
    /// A date: the attribute's is this or a later one.
    case since
}

/// Something that a list can be filtered by.
struct FilterDefinition: Sendable {
    /// The name of the parameter.
    let name: String
    /// Where it stands in an entry; what stands in a list's elements is looked for in each.
    let path: [String]
    let shape: FilterShape

    /// Every filter of entries of a kind: those that all kinds have, and one for each attribute that is a word, a truth, a number or a short text.
    static func all(of kind: CollectionKind, in schemas: DescribedSchemas) -> [FilterDefinition] {
        guard let entry = schemas.schema(named: kind.schemaName) else { return [] }
        let properties = schemas.properties(of: entry)
        func property(_ name: String) -> JSONObject? { properties.first { $0.name == name }?.schema }
        var common: [FilterDefinition] = []
        for (name, path) in [
            ("evidence", ["evidence", "level"]), ("clinicalReview", ["review", "clinicalReview"]),
            ("aspect", ["sections", "aspect"]),
        ] {
            guard let part = property(path[0]) else { continue }
            common += attributes(of: part, at: [path[0]], named: [], schemas).filter { $0.path == path }
                .map { FilterDefinition(name: name, path: path, shape: $0.shape) }
        }
        common += [
            FilterDefinition(name: "addition", path: ["addition"], shape: .boolean),
            FilterDefinition(name: "modifiedSince", path: ["dateModified"], shape: .since),
            FilterDefinition(name: "reviewDueBefore", path: ["review", "nextReview"], shape: .before),
        ]
        let own = property(kind.attributeKey).map { attributes(of: $0, at: [kind.attributeKey], named: [], schemas) }
        return common + (own ?? [])
    }

    /// The filters that the attributes in an object make, in the description's order. As deep as the description's schemas, of which none holds itself.
    private static func attributes(
        of schema: JSONObject, at path: [String], named names: [String], _ schemas: DescribedSchemas
    ) -> [FilterDefinition] {
        schemas.properties(of: schemas.items(of: schema) ?? schema).flatMap { name, property in
            let (path, names) = (path + [name], names + [name])
            if let shape = shape(of: property, schemas) {
                return [FilterDefinition(name: names.joined(separator: "."), path: path, shape: shape)]
            }
            return attributes(of: property, at: path, named: names, schemas)
        }
    }

    /// `nil` for an object, whose members are looked at, and for what nobody would filter by: long texts, lists of sentences, addresses, ids.
    private static func shape(of property: JSONObject, _ schemas: DescribedSchemas) -> FilterShape? {
        let reference = DescribedSchemas.reference(property)
        if reference == DescribedSchemas.range { return .span }
        if reference == DescribedSchemas.shortText { return .words }
        let isList = schemas.items(of: property) != nil
        let schema = schemas.resolved(schemas.items(of: property) ?? property)
        if let words = schema["enum"]?.array { return .choice(words.compactMap(\.string)) }
        switch schema["type"]?.string {
        case "boolean": return .boolean
        case "integer":
            return .number((schema["minimum"]?.integer ?? 0)...(schema["maximum"]?.integer ?? numberMaximum))
        case "string" where !isList && schema["format"] == nil && reference == nil:
            return schema["pattern"]?.string.flatMap { Pattern($0) }.map(FilterShape.exact)
        default: return nil
        }
    }

    /// No attribute of ours counts further.
    private static let numberMaximum = 999_999
}

extension CollectionKind {
    /// What the description calls the schema of its entries.
    var schemaName: String { type.prefix(1).uppercased() + type.dropFirst() }
}
