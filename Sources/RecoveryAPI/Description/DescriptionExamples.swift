import JSON

/// Puts into the description what each GET of content answers to the request that its parameters' examples make.
///
/// They are the answers themselves, so they cannot disagree with the server; and a change of content changes them with it. What is answered by
/// the store has its examples in the file, since it differs each time.
struct DescriptionExamples {
    /// The object with which a target is answered, if it is.
    let answer: (String) -> JSONObject?

    func filled(_ description: JSONObject) -> JSONObject {
        var filled = description
        for operation in DescribedOperation.all(in: description) where operation.method == "GET" {
            let content = operation.content(ofAnswer: "200", in: description)
            // An example of the whole description would hold itself.
            guard let json = content.first(where: { $0.key == "application/json" })?.value.object,
                json["example"] == nil, json["examples"] == nil, operation.path != RouteTable.description,
                let object = answer(operation.exampleTarget)
            else { continue }
            let place = ["paths", operation.path, "get", "responses", "200", "content", "application/json", "example"]
            filled.set(.object(object), at: place[...])
        }
        return filled
    }
}

extension JSONObject {
    /// Sets a member at the end of a way whose other members are objects; without them, nothing is set.
    fileprivate mutating func set(_ value: JSONValue, at keys: ArraySlice<String>) {
        guard let key = keys.first else { return }
        guard keys.count > 1 else { return self[key] = value }
        guard var inner = self[key]?.object else { return }
        inner.set(value, at: keys.dropFirst())
        self[key] = .object(inner)
    }
}
