import JSON

extension FieldSelection {
    /// What an object has of this, in the object's order.
    func object(from object: JSONObject) -> JSONObject {
        JSONObject(
            object.members.compactMap { name, value in
                switch (members[name], value) {
                case (.whole, _): (name, value)
                case (.parts(let parts), .object(let inner)): (name, .object(parts.object(from: inner)))
                case (.parts, _), (nil, _): nil
                }
            })
    }
}
