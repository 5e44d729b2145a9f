import JSON
import Locking

/// Holds values against the schemas of an OpenAPI description: the part of JSON Schema 2020-12 that ours uses. A keyword that it does not know is a
/// fault, so that nothing goes unchecked.
struct SchemaCheck {
    /// By the reference that leads to each.
    private let schemas: [String: JSONObject]

    private static let patterns = Locked<[String: Bool]>([:])
    private static let silent: Set = ["description", "example", "examples", "default", "format"]

    init(description: JSONObject) {
        let named = description["components"]?.object?["schemas"]?.object?.members ?? []
        schemas = Dictionary(
            uniqueKeysWithValues: named.compactMap { member in
                member.value.object.map { ("#/components/schemas/\(member.key)", $0) }
            })
    }

    /// What is wrong, each with its place.
    func faults(of value: JSONValue, against schema: JSONObject, at place: String = "") -> [String] {
        schema.members.flatMap { keyword -> [String] in
            check(value, keyword.key, keyword.value, in: schema, at: place)
        }
    }

    private func check(
        _ value: JSONValue, _ keyword: String, _ argument: JSONValue, in schema: JSONObject, at place: String
    ) -> [String] {
        switch (keyword, argument) {
        case (_, _) where Self.silent.contains(keyword): return []
        case ("$ref", .string(let reference)):
            guard let target = schemas[reference] else { return ["\(place): no \(reference)"] }
            return faults(of: value, against: target, at: place)
        case ("type", .string(let name)):
            return value.typeName == name ? [] : ["\(place): is \(value.typeName), not \(name)"]
        case ("const", _): return value == argument ? [] : ["\(place): is not \(argument)"]
        case ("enum", .array(let values)): return values.contains(value) ? [] : ["\(place): is none of \(values)"]
        case ("oneOf", .array(let branches)): return branched(value, branches, 1...1, at: place)
        case ("anyOf", .array(let branches)): return branched(value, branches, 1...branches.count, at: place)
        case ("allOf", .array(let branches)):
            return branches.compactMap(\.object).flatMap { faults(of: value, against: $0, at: place) }
        default: return checkByType(value, keyword, argument, in: schema, at: place)
        }
    }

    private func branched(
        _ value: JSONValue, _ branches: [JSONValue], _ range: ClosedRange<Int>, at place: String
    ) -> [String] {
        let results = branches.compactMap(\.object).map { faults(of: value, against: $0, at: place) }
        if range.contains(results.count(where: \.isEmpty)) { return [] }
        return ["\(place): fits \(results.count(where: \.isEmpty)) branches"] + results.flatMap(\.self)
    }

    private func checkByType(
        _ value: JSONValue, _ keyword: String, _ argument: JSONValue, in schema: JSONObject, at place: String
    ) -> [String] {
        switch (value, keyword, argument) {
        case (.object(let object), "properties", .object(let properties)):
            return object.members.flatMap { member in
                properties[member.key]?.object.map {
                    faults(of: member.value, against: $0, at: "\(place)/\(member.key)")
                } ?? []
            }
        case (.object(let object), "required", .array(let keys)):
            return keys.compactMap(\.string).filter { object[$0] == nil }.map { "\(place): lacks \($0)" }
        case (.object(let object), "additionalProperties", false):
            let known = schema["properties"]?.object?.keys ?? []
            return object.keys.filter { !known.contains($0) }.map { "\(place): has \($0)" }
        case (.array(let array), "items", .object(let items)):
            return array.enumerated().flatMap { faults(of: $0.element, against: items, at: "\(place)/\($0.offset)") }
        case (.array(let array), "uniqueItems", true):
            return array.indices.contains { array[..<$0].contains(array[$0]) } ? ["\(place): repeats something"] : []
        case (.string(let text), "pattern", .string(let pattern)):
            return matches(text, pattern) ? [] : ["\(place): does not match \(pattern)"]
        case (_, "properties", _), (_, "required", _), (_, "additionalProperties", _), (_, "items", _),
            (_, "uniqueItems", _), (_, "pattern", _):
            // Says nothing of values of other types, and `type` says whether they may be.
            return []
        case (_, _, .integer(let bound)): return checkBound(value, keyword, bound, at: place)
        default: return ["\(place): keyword \(keyword) is not checked"]
        }
    }

    private func checkBound(_ value: JSONValue, _ keyword: String, _ bound: Int, at place: String) -> [String] {
        let isWell: Bool? =
            switch (value, keyword) {
            case (.integer(let number), "minimum"): number >= bound
            case (.integer(let number), "maximum"): number <= bound
            case (.array(let array), "minItems"): array.count >= bound
            case (.array(let array), "maxItems"): array.count <= bound
            case (.string(let text), "minLength"): text.unicodeScalars.count >= bound
            case (.string(let text), "maxLength"): text.unicodeScalars.count <= bound
            case (.object(let object), "minProperties"): object.members.count >= bound
            default: nil
            }
        guard let isWell else { return ["\(place): keyword \(keyword) is not checked of \(value.typeName)"] }
        return isWell ? [] : ["\(place): \(keyword) is \(bound)"]
    }

    /// Each text once, since an expression costs more than all else here together.
    private func matches(_ text: String, _ pattern: String) -> Bool {
        let key = "\(pattern)\n\(text)"
        if let known = Self.patterns.withLock({ $0[key] }) { return known }
        let isMatch =
            (try? Regex(pattern))?.matchingSemantics(.unicodeScalar)
            .firstMatchExists(in: text) ?? false
        Self.patterns.withLock { $0[key] = isMatch }
        return isMatch
    }
}

extension Regex {
    fileprivate func firstMatchExists(in text: String) -> Bool { text.firstMatch(of: self) != nil }
}
