/// The `Content-Type` of a request. RFC 9110 §8.3.
package struct HTTPContentType: Equatable, Sendable {
    /// In lower case, without parameters.
    package let type: String
    package let subtype: String
    /// In lower case.
    package let charset: String?
    package let boundary: [UInt8]?

    /// What a request says of its body.
    package enum Declaration: Equatable, Sendable {
        /// RFC 9110 §8.3: then a recipient may guess. This server does not.
        case absent
        /// Not a media type, or more than one field.
        case malformed
        case of(HTTPContentType)
    }

    package func isType(_ mediaType: MediaType) -> Bool { "\(type)/\(subtype)" == mediaType.description }

    /// Whether the text is in UTF-8, said or left unsaid.
    package var isUTF8: Bool { charset == nil || charset == "utf-8" }

    /// `media-type = type "/" subtype parameters`
    init?(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        guard let parameterized = ParameterizedValue(bytes, range) else { return nil }
        let name = bytes.extracting(parameterized.value)
        guard let slash = name.firstIndex(of: ASCII.slash, from: 0), slash > 0, slash + 1 < name.count,
            name.extracting(0..<slash).allSatisfy(.token), name.extracting((slash + 1)..<name.count).allSatisfy(.token)
        else { return nil }
        type = Self.lowercased(name.array(0..<slash))
        subtype = Self.lowercased(name.array((slash + 1)..<name.count))
        charset = parameterized.parameter("charset").map(Self.lowercased)
        boundary = parameterized.parameter("boundary")
    }

    private static func lowercased(_ bytes: [UInt8]) -> String {
        String(decoding: bytes.map(\.lowercasedASCII), as: UTF8.self)
    }
}

extension HTTPRequest {
    /// What the request says that its body is.
    package var contentType: HTTPContentType.Declaration {
        guard let value = firstValue(.contentType) else { return .absent }
        guard count(of: .contentType) == 1, let type = HTTPContentType(head.span, value) else { return .malformed }
        return .of(type)
    }
}
