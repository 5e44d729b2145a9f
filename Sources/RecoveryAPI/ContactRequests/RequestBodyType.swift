import HTTP

/// The types of body that some endpoint takes.
enum RequestBodyType: Equatable {
    case json
    /// RFC 7396.
    case mergePatch
    case urlEncodedForm
    case multipartForm(boundary: [UInt8]?)

    static let mergePatchType = MediaType("application", "merge-patch+json")
    static let urlEncodedType = MediaType("application", "x-www-form-urlencoded")
    static let multipartType = MediaType("multipart", "form-data")

    /// What a request says of its body; `nil` for another type, for none, for a charset other than UTF-8 and for a content coding. Nothing is guessed.
    init?(of request: HTTPRequest) {
        guard case .of(let type) = request.contentType, type.isUTF8, Self.isPlain(request) else { return nil }
        if type.isType(.json) {
            self = .json
        } else if type.isType(Self.mergePatchType) {
            self = .mergePatch
        } else if type.isType(Self.urlEncodedType) {
            self = .urlEncodedForm
        } else if type.isType(Self.multipartType) {
            self = .multipartForm(boundary: type.boundary)
        } else {
            return nil
        }
    }

    /// RFC 9110 §8.4: without a coding, said or unsaid.
    private static func isPlain(_ request: HTTPRequest) -> Bool {
        guard let coding = request.firstValue(.contentEncoding) else { return true }
        return request.count(of: .contentEncoding) == 1
            && request.head.span.extracting(coding).equalsIgnoringCase("identity")
    }

    /// 415 with what would do: `Accept-Post` (W3C LDP §7.1) or `Accept-Patch` (RFC 5789 §3.1), and `Accept-Encoding` where the body has a coding
    /// (RFC 9110 §12.5.3; without one, clients would take it for the fault).
    static func problem(with request: HTTPRequest, field: String, types: [MediaType]) -> Problem {
        let names = types.map(\.description).joined(separator: ", ")
        return Problem(
            kind: .unsupportedMediaType, detail: "The body has to be one of: \(names), in UTF-8 and without a coding.",
            fields: [HTTPResponse.Field(field, names)]
                + (isPlain(request) ? [] : [HTTPResponse.Field("Accept-Encoding", "identity")]))
    }
}
