import JSON

/// Puts into the description what each operation answers to the request that its parameters' examples make, where the content alone has the answer.
///
/// They are the answers themselves, so they cannot disagree with the server; and a change of content changes them with it. The example in the
/// file stands for what this server does not have as it is set, and for what differs each time, such as a record of the store.
struct DescriptionExamples {
    /// The body of an operation's success, if it can be had.
    let answer: (DescribedOperation) -> [UInt8]?

    /// The description and its page would hold themselves, and one text says until when it holds.
    private static let leftOut = [RouteTable.description, RouteTable.documentation, RouteTable.securityText]

    func filled(_ description: JSONObject) -> JSONObject {
        var filled = description
        for operation in DescribedOperation.all(in: description) where !Self.leftOut.contains(operation.path) {
            // The first type is the one for whoever wants none above others. What shows several cases is written by hand.
            guard
                let (type, content) = operation.content(ofAnswer: "200", in: description).first.map({
                    ($0.key, $0.value)
                }),
                content.object?["examples"] == nil, let body = answer(operation),
                let example = Self.value(of: body, type)
            else { continue }
            let method = operation.method.lowercased()
            filled.set(
                example, at: ["paths", operation.path, method, "responses", "200", "content", type, "example"][...])
        }
        return filled
    }

    /// JSON as what it says, anything else as a text.
    private static func value(of body: [UInt8], _ type: String) -> JSONValue? {
        guard type.hasSuffix("json") else { return .string(String(decoding: body, as: UTF8.self)) }
        do throws(JSONSyntaxError) {
            return try JSONValue.parse(body)
        } catch {
            assertionFailure("\(type) that is none")
            return nil
        }
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
