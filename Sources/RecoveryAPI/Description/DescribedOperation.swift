import JSON

/// One operation of the OpenAPI description, with what it refers to looked up.
package struct DescribedOperation {
    package struct Parameter {
        package let name: String
        /// `path`, `query`, `header` or `cookie`.
        package let place: String
        package let isRequired: Bool
        let description: String?
        let schema: JSONObject
        /// As it stands in a URL or a field.
        package let example: String?
    }

    /// With its places in braces.
    package let path: String
    /// In capital letters.
    package let method: String
    package let object: JSONObject
    package let parameters: [Parameter]

    /// Every operation, in the order of the description.
    package static func all(in description: JSONObject) -> [DescribedOperation] {
        (description["paths"]?.object?.members ?? []).flatMap { path in
            (path.value.object?.members ?? []).compactMap { method in
                method.value.object.map { DescribedOperation(path.key, method.key.uppercased(), $0, description) }
            }
        }
    }

    private init(_ path: String, _ method: String, _ object: JSONObject, _ description: JSONObject) {
        self.path = path
        self.method = method
        self.object = object
        let parameters = object["parameters"]?.array ?? []
        self.parameters = parameters.compactMap { description.resolved($0).map(Parameter.init) }
    }

    /// The target of the request that the examples of the parameters make: every place, and what the query has to have.
    package var exampleTarget: String {
        var target = path
        var query: [String] = []
        for parameter in parameters {
            guard let example = parameter.example else { continue }
            if parameter.place == "path" { target = target.replacing("{\(parameter.name)}", with: example) }
            if parameter.place == "query", parameter.isRequired {
                query.append(QueryText.pair(parameter.name, example))
            }
        }
        return query.isEmpty ? target : target + "?" + query.joined(separator: "&")
    }

    /// Types and bodies of an answer with `status`.
    package func content(ofAnswer status: String, in description: JSONObject) -> [JSONObject.Member] {
        let response = object["responses"]?.object?[status].flatMap { description.resolved($0) }
        return response?["content"]?.object?.members ?? []
    }
}

extension DescribedOperation.Parameter {
    fileprivate init(_ object: JSONObject) {
        name = object["name"]?.string ?? ""
        place = object["in"]?.string ?? ""
        isRequired = object["required"]?.boolean ?? false
        description = object["description"]?.string
        schema = object["schema"]?.object ?? [:]
        example = object["example"].map(Self.text)
    }

    /// A list has commas between its elements.
    private static func text(_ value: JSONValue) -> String {
        switch value {
        case .string(let text): text
        case .array(let elements): elements.map(text).joined(separator: ",")
        case .object, .integer, .number, .boolean, .null: String(decoding: value.encoded(), as: UTF8.self)
        }
    }
}

extension JSONObject {
    /// The object that `value` is, or that its `$ref` leads to within this description. Bounded, since a description may refer to itself.
    package func resolved(_ value: JSONValue) -> JSONObject? {
        var value = value
        for _ in 0..<8 {
            guard let reference = value.object?["$ref"]?.string else { return value.object }
            var target: JSONValue? = .object(self)
            for key in reference.split(separator: "/").dropFirst() { target = target?.object?[String(key)] }
            guard let target else { return nil }
            value = target
        }
        return nil
    }
}
