import JSON
import Testing

/// A query parameter as the served description has it.
struct DescribedParameter {
    let name: String
    /// Of each value, where there may be several.
    let schema: JSONObject
    let isList: Bool
    let example: String?

    /// The words that it takes, if it takes no others.
    var words: [String] {
        let enumerations = [schema] + (schema["anyOf"]?.array?.compactMap(\.object) ?? [])
        return enumerations.flatMap { $0["enum"]?.array?.compactMap(\.string) ?? [] }
    }

    var isNumber: Bool { schema.text("type") == "integer" }
    var isDate: Bool { schema.text("format") == "date" }

    /// The query parameters of GET at `path`.
    static func all(at path: String) throws -> [DescribedParameter] {
        let description = try TestAPI.send("/openapi.json").json()
        let get = try #require(description["paths"]?.object?[path]?.object?["get"]?.object)
        return try get.objects("parameters").map { Self.followed($0, in: description) }
            .filter { $0.text("in") == "query" }
            .map { try DescribedParameter($0, in: description) }
    }

    private init(_ object: JSONObject, in description: JSONObject) throws {
        name = try #require(object.text("name"))
        var schema = try #require(object["schema"]?.object)
        isList = schema.text("type") == "array"
        if isList { schema = try #require(schema["items"]?.object) }
        if let choices = schema["anyOf"]?.array?.compactMap(\.object) {
            schema["anyOf"] = .array(choices.map { .object(Self.followed($0, in: description)) })
        }
        self.schema = schema
        let parts = object["example"].map { $0.array ?? [$0] }
        example = parts?.map { $0.string ?? "\($0.integer ?? 0)" }.joined(separator: ",")
    }

    private static func followed(_ object: JSONObject, in description: JSONObject) -> JSONObject {
        guard let reference = object.text("$ref") else { return object }
        var value: JSONValue? = .object(description)
        for key in reference.split(separator: "/").dropFirst() { value = value?.object?[String(key)] }
        return value?.object ?? object
    }
}
