import JSON

/// A compiled JSON Schema: the part of draft 2020-12 that our schemas use, and nothing silently ignored.
///
/// The schemas that complete entries in an editor are the same that the server holds them to, so that there is one truth about their shape.
///
/// `@unchecked`: a ``SchemaCompiler`` fills it in, and nothing changes once it stands in a ``SchemaLibrary``.
final class Schema: @unchecked Sendable {
    enum ValueType: String, CaseIterable {
        case object, array, string, integer, boolean
    }

    /// What it describes is called, in plain words.
    var title: String?
    /// What a number counts. JSON Schema leaves keywords that begin with `x-` to us.
    var unit: String?

    var type: ValueType?
    var constant: JSONValue?
    var enumeration: [JSONValue]?
    /// Absolute: "common.schema.json#/$defs/slug".
    var reference: String?
    var oneOf: [Schema] = []

    var properties: [(key: String, schema: Schema)] = []
    var required: [String] = []
    var allowsOtherProperties = true
    var propertyCountMinimum = 0

    var items: Schema?
    var itemCountMinimum = 0
    var itemCountMaximum: Int?
    var itemsAreUnique = false

    /// In Unicode scalars, as JSON Schema counts.
    var lengthMinimum = 0
    var lengthMaximum: Int?
    var pattern: Pattern?

    var minimum: Int?
    var maximum: Int?

    func property(_ key: String) -> Schema? { properties.first { $0.key == key }?.schema }
}
