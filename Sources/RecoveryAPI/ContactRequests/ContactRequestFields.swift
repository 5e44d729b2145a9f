import ContactRequests
import HTTP
import JSON

/// The fields of a contact request as they came, from any of the three kinds of body.
struct ContactRequestFields: Sendable {
    var values: [ContactRequestField: ContactRequestFieldValue] = [:]
    /// Members of JSON that do not exist here.
    var unknown: [Problem.Fault] = []
    let isForm: Bool

    /// The types that are taken, in the order in which we would rather have them.
    static let types: [MediaType] = [.json, RequestBodyType.urlEncodedType, RequestBodyType.multipartType]

    static func read(_ body: [UInt8], of request: HTTPRequest) throws(Problem) -> ContactRequestFields {
        let type = RequestBodyType(of: request)
        if type == .json { return ContactRequestFields(try JSONBody.object(body)) }
        guard let type, let fields = try RequestForm.fields(body, type) else {
            throw RequestBodyType.problem(with: request, field: "Accept-Post", types: types)
        }
        return ContactRequestFields(fields)
    }

    private init(_ object: JSONObject) {
        isForm = false
        var strangers: [String] = []
        for (key, value) in object.members {
            guard let field = ContactRequestField(rawValue: key), field != .returnTo else {
                strangers.append(key)
                continue
            }
            values[field] = ContactRequestFieldValue(value)
        }
        // Neither where a browser goes afterwards nor the trap is suggested.
        let names = ContactRequestField.allCases.filter { $0 != .returnTo && $0 != .website }.map(\.rawValue)
        unknown = JSONBody.faults(ofUnknown: strangers, among: names)
    }

    /// A form's other fields, a button's name among them, are not kept.
    private init(_ fields: [FormField]) {
        isForm = true
        for formField in fields {
            guard let field = ContactRequestField(rawValue: formField.name) else { continue }
            values[field] = values[field] == nil ? .text(formField.value) : .repeated
        }
    }

    /// What was typed, to fill in the form again.
    var texts: [ContactRequestField: String] {
        values.compactMapValues { value in
            switch value {
            case .text(let text): text
            case .boolean(let boolean): boolean ? "true" : nil
            case .other, .repeated: nil
            }
        }
    }

    /// Where this field stood, for a problem.
    func place(of field: ContactRequestField) -> Problem.Fault.Place {
        isForm ? .parameter(field.rawValue) : .pointer(JSONPointer().appending(field.rawValue))
    }
}

extension ContactRequestFieldValue {
    init(_ value: JSONValue) {
        switch value {
        case .string(let text): self = .text(text)
        case .boolean(let boolean): self = .boolean(boolean)
        case .null: self = .other("null")
        case .object, .array, .integer: self = .other("an \(value.typeName)")
        case .number: self = .other("a number")
        }
    }
}
