/// Why bytes are not a request that this server takes. What each case is answered with stands in ``status`` and nowhere else.
package enum RequestError: Error, Equatable, CaseIterable, Sendable {
    case malformedRequestLine
    case unknownMethod
    case malformedTarget
    case dotSegmentInTarget
    case nullByteInTarget
    case targetTooLong
    case malformedVersion
    case unsupportedVersion
    case bareLineFeed
    case controlByteInHead
    case malformedFieldName
    case foldedField
    case headTooLong
    case tooManyFields
    case missingHost
    case repeatedHost
    case malformedHost
    case malformedContentLength
    case differentContentLengths
    case ambiguousFraming
    case transferEncodingInHTTP10
    case malformedTransferEncoding
    case unknownTransferCoding
    case unmetExpectation
    case malformedChunk
    case chunkExtensionTooLong
    case trailerTooLong
    case malformedTrailer
    case bodyTooLarge
    case headTooSlow
    case bodyTooSlow

    /// The status that a refused request is answered with, before its connection is closed.
    package var status: HTTPStatus {
        switch self {
        case .malformedRequestLine, .malformedTarget, .dotSegmentInTarget, .nullByteInTarget, .malformedVersion,
            .bareLineFeed, .controlByteInHead, .malformedFieldName, .foldedField, .missingHost, .repeatedHost,
            .malformedHost, .malformedContentLength, .differentContentLengths, .ambiguousFraming,
            .transferEncodingInHTTP10, .malformedTransferEncoding, .malformedChunk, .chunkExtensionTooLong,
            .malformedTrailer:
            .badRequest
        case .targetTooLong: .uriTooLong
        case .headTooLong, .tooManyFields, .trailerTooLong: .requestHeaderFieldsTooLarge
        case .bodyTooLarge: .contentTooLarge
        case .headTooSlow, .bodyTooSlow: .requestTimeout
        case .unmetExpectation: .expectationFailed
        case .unknownMethod, .unknownTransferCoding: .notImplemented
        case .unsupportedVersion: .httpVersionNotSupported
        }
    }

    /// One sentence for the person who has to mend the client. It never holds a byte that the client sent.
    package var explanation: String {
        switch self {
        case .malformedRequestLine:
            "The request line is not a method, a target and a version with one space between them."
        case .unknownMethod:
            "This server knows GET, HEAD, OPTIONS, POST, PUT, PATCH and DELETE. Methods are case-sensitive."
        case .malformedTarget: "The request target holds a byte that a URL may not hold, or a broken percent-encoding."
        case .dotSegmentInTarget: "The path holds a segment \".\" or \"..\"; resolve it before sending."
        case .nullByteInTarget: "The request target holds %00."
        case .targetTooLong: "The request target is too long."
        case .malformedVersion: "The version is not of the form HTTP/1.1."
        case .unsupportedVersion: "This server speaks HTTP/1.1 and HTTP/1.0."
        case .bareLineFeed: "A line of the head ends with LF alone; lines end with CR LF."
        case .controlByteInHead: "A field value holds a control byte, such as NUL or a bare CR."
        case .malformedFieldName:
            "A field line has no name, a name that is not a token, or white space before the colon."
        case .foldedField: "A field line starts with white space; folded fields are obsolete."
        case .headTooLong: "The request head is too long."
        case .tooManyFields: "The request has too many fields."
        case .missingHost: "HTTP/1.1 requires a Host field."
        case .repeatedHost: "There is more than one Host field."
        case .malformedHost: "The Host is not a name or address with an optional port."
        case .malformedContentLength: "Content-Length is not a number of bytes."
        case .differentContentLengths: "Content-Length stands more than once."
        case .ambiguousFraming: "Transfer-Encoding and Content-Length do not go together."
        case .transferEncodingInHTTP10: "HTTP/1.0 has no Transfer-Encoding."
        case .malformedTransferEncoding: "Transfer-Encoding has to be \"chunked\", once."
        case .unknownTransferCoding: "The only transfer coding that this server knows is \"chunked\"."
        case .unmetExpectation: "The only expectation that this server knows is 100-continue."
        case .malformedChunk: "The chunked body is malformed."
        case .chunkExtensionTooLong: "The chunk extensions are too long."
        case .trailerTooLong: "The trailer section is too long."
        case .malformedTrailer: "The trailer section holds a malformed field."
        case .bodyTooLarge: "The body is larger than this endpoint takes."
        case .headTooSlow: "The request head did not arrive in time."
        case .bodyTooSlow: "The request body did not arrive in time."
        }
    }
}
