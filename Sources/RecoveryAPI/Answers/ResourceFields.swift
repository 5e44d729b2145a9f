import HTTP

/// The fields of a resource that all of its answers have beside those of their kind.
struct ResourceFields: Sendable {
    let ok: EncodedFields
    let notModified: EncodedFields

    static let none = ResourceFields([])

    /// RFC 9110 §15.4.5: a 304 repeats `Content-Location`, and nothing else of these.
    init(_ fields: [HTTPResponse.Field]) {
        ok = EncodedFields(fields)
        notModified = EncodedFields(fields.filter { $0.name == "Content-Location" })
    }
}
