import HTTP

/// The fields of a form in either type of body that browsers send.
enum RequestForm {
    /// `nil` where the type is not a form's.
    static func fields(_ body: [UInt8], _ type: RequestBodyType) throws(Problem) -> [FormField]? {
        do throws(FormError) {
            switch type {
            case .urlEncodedForm: return try URLEncodedForm.fields(body.span)
            case .multipartForm(let boundary):
                guard let boundary else { throw .missingBoundary }
                return try MultipartForm.fields(body.span, boundary: boundary)
            case .json, .mergePatch: return nil
            }
        } catch {
            throw Problem(kind: .malformedBody, detail: error.explanation)
        }
    }
}
