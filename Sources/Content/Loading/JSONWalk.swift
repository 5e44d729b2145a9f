import JSON

extension JSONValue {
    /// Visits this value and everything in it, each with its place and the key that it stands under.
    ///
    /// Its depth is bounded by the schemas that the value fits.
    func walk(
        _ pointer: JSONPointer = JSONPointer(), key: String = "", _ visit: (JSONPointer, String, JSONValue) -> Void
    ) {
        visit(pointer, key, self)
        switch self {
        case .object(let object):
            for member in object.members { member.value.walk(pointer.appending(member.key), key: member.key, visit) }
        case .array(let array):
            for (index, element) in array.enumerated() { element.walk(pointer.appending(index), key: key, visit) }
        case .string, .integer, .number, .boolean, .null: break
        }
    }
}

extension JSONObject {
    /// The strings of a list, each with its place.
    func strings(_ key: String, at place: JSONPointer = JSONPointer()) -> [(pointer: JSONPointer, text: String)] {
        guard let array = self[key]?.array else { return [] }
        let pointer = place.appending(key)
        return array.enumerated().compactMap { index, value in value.string.map { (pointer.appending(index), $0) } }
    }
}
