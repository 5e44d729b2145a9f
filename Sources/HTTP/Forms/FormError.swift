/// Why a body is not a form. The number says which field, counted from 1.
package enum FormError: Error, Equatable, Sendable {
    case tooManyFields
    case nameTooLong(field: Int)
    case valueTooLong(field: Int)
    case malformedPercentEncoding(field: Int)
    case byteThatHasToBeEncoded(field: Int)
    case notUTF8(field: Int)

    case missingBoundary
    case malformedBoundary
    /// The first boundary is not in the body.
    case missingFirstPart
    case missingEnd
    case malformedDelimiter(field: Int)
    case malformedPartHead(field: Int)
    case partHeadTooLong(field: Int)
    case missingName(field: Int)
    case fileNotWanted(field: Int)
    case encodedPart(field: Int)
    case unknownCharset(field: Int)

    /// One sentence for the person who has to mend the client. It never holds a byte that the client sent.
    package var explanation: String {
        switch self {
        case .tooManyFields: "The form has too many fields."
        case .nameTooLong(let field): "The name of field \(field) is too long."
        case .valueTooLong(let field): "The value of field \(field) is too long."
        case .malformedPercentEncoding(let field):
            "Field \(field) has a \"%\" that no two hexadecimal digits follow."
        case .byteThatHasToBeEncoded(let field):
            "Field \(field) holds a byte that has to be percent-encoded, such as a space or a control byte."
        case .notUTF8(let field): "Field \(field) is not text in UTF-8."
        case .missingBoundary: "The Content-Type of a multipart body needs a boundary."
        case .malformedBoundary: "The boundary is not 1 to 70 of the characters that a boundary may have."
        case .missingFirstPart: "The body holds no line with the boundary."
        case .missingEnd: "The body ends before the last boundary; something was cut off."
        case .malformedDelimiter(let field): "The boundary in front of field \(field) is not followed by a line end."
        case .malformedPartHead(let field): "The head of field \(field) has a line that is not a field."
        case .partHeadTooLong(let field): "The head of field \(field) is too long."
        case .missingName(let field): "Field \(field) has no Content-Disposition of form-data with one name."
        case .fileNotWanted(let field): "Field \(field) is a file, and no file is taken here."
        case .encodedPart(let field): "Field \(field) has a Content-Transfer-Encoding; send the bytes as they are."
        case .unknownCharset(let field): "Field \(field) has a charset other than UTF-8."
        }
    }
}
