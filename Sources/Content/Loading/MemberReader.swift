import JSON

/// Reads members of an object that fits its schema into the types of the model.
///
/// A member can only be missing if a schema was changed to allow what the model does not: that is a fault like any other, not a crash.
struct MemberReader {
    let object: JSONObject
    let file: String
    let pointer: JSONPointer

    init(_ object: JSONObject, _ file: String, _ pointer: JSONPointer = JSONPointer()) {
        self.object = object
        self.file = file
        self.pointer = pointer
    }

    func fault(_ key: String) -> ContentFault {
        ContentFault(
            file, pointer.appending(key),
            "is missing or not of the type that the server needs, whatever the schema says")
    }

    func text(_ key: String) throws(ContentFault) -> String {
        guard let text = object[key]?.string else { throw fault(key) }
        return text
    }

    func optionalText(_ key: String) -> String? { object[key]?.string }

    func texts(_ key: String) -> [String] { object.strings(key).map(\.text) }

    func boolean(_ key: String) -> Bool { object[key]?.boolean ?? false }

    func date(_ key: String) throws(ContentFault) -> CalendarDate {
        guard let date = CalendarDate(try text(key)) else { throw fault(key) }
        return date
    }

    func member(_ key: String) throws(ContentFault) -> MemberReader {
        guard let object = object[key]?.object else { throw fault(key) }
        return MemberReader(object, file, pointer.appending(key))
    }

    /// The objects of a list; none if it is absent.
    func members(_ key: String) -> [MemberReader] {
        (object[key]?.array ?? []).enumerated().compactMap { index, value in
            value.object.map { MemberReader($0, file, pointer.appending(key).appending(index)) }
        }
    }

    /// What each id of a list stands for.
    func resolve<Value>(_ key: String, in values: [String: Value]) throws(ContentFault) -> [Value] {
        var resolved: [Value] = []
        for id in texts(key) {
            guard let value = values[id] else { throw fault(key) }
            resolved.append(value)
        }
        return resolved
    }
}
