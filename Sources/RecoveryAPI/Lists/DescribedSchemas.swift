import JSON

/// The schemas of answers in the API's description: what it says of an entry is what a query may ask about it, so the two cannot differ.
struct DescribedSchemas: Sendable {
    private let schemas: JSONObject

    static let shortText = "ShortText"
    static let range = "Range"
    private static let prefix = "#/components/schemas/"

    init(_ openAPI: JSONObject) {
        schemas = openAPI["components"]?.object?["schemas"]?.object ?? JSONObject()
    }

    /// The schema of this name, if the description has it.
    func schema(named name: String) -> JSONObject? { schemas[name]?.object }

    /// The name of the schema that `schema` stands for, if it is a reference.
    static func reference(_ schema: JSONObject) -> String? {
        guard let reference = schema["$ref"]?.string, reference.hasPrefix(prefix) else { return nil }
        return String(reference.dropFirst(prefix.count))
    }

    /// What a schema says, with what it refers to. References of ours lead to schemas, never to references.
    func resolved(_ schema: JSONObject) -> JSONObject {
        Self.reference(schema).flatMap { self.schema(named: $0) } ?? schema
    }

    /// The members that an object may have, in the order of the description.
    func properties(of schema: JSONObject) -> [(name: String, schema: JSONObject)] {
        let members = resolved(schema)["properties"]?.object?.members ?? []
        return members.compactMap { member in member.value.object.map { (member.key, $0) } }
    }

    /// What each element of a list is, if it is a list.
    func items(of schema: JSONObject) -> JSONObject? { resolved(schema)["items"]?.object }
}
