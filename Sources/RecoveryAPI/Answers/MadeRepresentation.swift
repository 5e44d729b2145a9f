import Hashing
import HTTP
import JSON

/// An answer of content that is put together for one request, such as a page of a list. It says of itself what a prepared
/// ``Representation`` says.
enum MadeRepresentation {
    /// Why no JSON may be sent, before any work is done for it.
    static func refusal(of request: HTTPRequest, _ mediaType: MediaType = .json) -> Problem? {
        guard request.quality(of: mediaType) > 0 else {
            return Problem(
                kind: .notAcceptable, detail: "This resource exists as \(mediaType.description).")
        }
        guard request.acceptsIdentity else {
            return Problem(kind: .notAcceptable, detail: "This resource exists without a content coding only.")
        }
        return nil
    }

    /// The answer to a GET or HEAD: 200, 304, or the problem of a precondition that does not hold. `links` are values of `Link` fields (RFC 8288).
    static func response(
        _ object: JSONObject, to request: HTTPRequest, cacheControl: String = CommonFields.contentCaching,
        links: [String] = []
    ) throws(Problem) -> HTTPResponse {
        try response(JSONValue.object(object).encoded(), to: request, cacheControl: cacheControl, links: links)
    }

    /// The same for what is encoded already, in any media type. `tag` is its strong entity tag where that is known.
    static func response(
        _ bytes: [UInt8], _ mediaType: MediaType = .json, tag: String? = nil, to request: HTTPRequest,
        cacheControl: String = CommonFields.contentCaching, links: [String] = []
    ) throws(Problem) -> HTTPResponse {
        let tag = tag ?? "\"\(Digest.sha256(bytes).hexadecimal(byteCount: 16))\""
        let validators = Validators(entityTag: Array(tag.utf8), lastModified: nil)
        let kept = [
            HTTPResponse.Field("ETag", tag), HTTPResponse.Field("Vary", "Accept, Accept-Encoding"),
            HTTPResponse.Field("Cache-Control", cacheControl),
        ]
        switch request.preconditionOutcome(validators) {
        case .failed:
            throw Problem(kind: .preconditionFailed, detail: "The current entity tag is \(tag).")
        case .notModified:
            return HTTPResponse(.notModified, fields: kept + CommonFields.openToAllOrigins)
        case .proceed:
            let others = [
                HTTPResponse.Field("Content-Type", mediaType.contentType),
                HTTPResponse.Field("Content-Language", "en"), HTTPResponse.Field("Accept-Ranges", "none"),
            ]
            return HTTPResponse(
                .ok,
                fields: others + kept + links.map { HTTPResponse.Field("Link", $0) } + CommonFields.openToAllOrigins
                    + CommonFields.security,
                body: bytes)
        }
    }
}
