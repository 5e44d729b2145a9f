import JSON

/// Building answers: an absent value is an absent key, never `null`.
extension JSONObject {
    mutating func set(_ key: String, _ value: String?) {
        if let value { self[key] = .string(value) }
    }

    /// Nothing for an empty list.
    mutating func set(_ key: String, _ values: [String]) {
        if !values.isEmpty { self[key] = .array(values.map(JSONValue.string)) }
    }

    /// Nothing for an empty list.
    mutating func set(_ key: String, _ values: [JSONObject]) {
        if !values.isEmpty { self[key] = .array(values.map(JSONValue.object)) }
    }
}
