import HTTP
import JSON

/// One resource in one media type, encoded once: the answer, its 304, and the tag that tells them apart.
final class Representation: Sendable {
    let mediaType: MediaType
    /// With its quotes. A hash of the bytes that are sent, so it is strong (RFC 9110 §8.8.1).
    let entityTag: [UInt8]
    let ok: PreparedResponse
    let notModified: PreparedResponse

    convenience init(
        _ body: JSONObject, mediaType: MediaType = .json, cacheControl: String = CommonFields.contentCaching
    ) {
        self.init(JSONValue.object(body).encoded(), mediaType: mediaType, cacheControl: cacheControl)
    }

    init(_ body: [UInt8], mediaType: MediaType, cacheControl: String) {
        let tag = "\"\(Digest.sha256(body).hexadecimal(byteCount: 16))\""
        self.mediaType = mediaType
        entityTag = Array(tag.utf8)
        let validators = [HTTPResponse.Field("ETag", tag), HTTPResponse.Field("Vary", "Accept")]
        ok = PreparedResponse(
            HTTPResponse(
                .ok,
                fields: CommonFields.json(mediaType, cacheControl: cacheControl) + validators + [
                    HTTPResponse.Field("Content-Language", "en")
                ], body: body))
        // RFC 9110 §15.4.5: what the 200 would have said about caching, and nothing about the body.
        notModified = PreparedResponse(
            HTTPResponse(
                .notModified,
                fields: validators + [HTTPResponse.Field("Cache-Control", cacheControl)] + CommonFields.openToAllOrigins
            ))
    }

    /// The answer to a GET or HEAD, preconditions considered in the order of RFC 9110 §13.2.2.
    ///
    /// We know no modification times to the second, so `If-Modified-Since` and `If-Unmodified-Since` are ignored, as the RFC says then.
    func answer(_ request: HTTPRequest) -> Result<PreparedResponse, Problem> {
        if request.ifMatchExcludes(entityTag) {
            return .failure(Problem(kind: .preconditionFailed, detail: "The current entity tag is \(tagText)."))
        }
        return .success(request.ifNoneMatchNames(entityTag) ? notModified : ok)
    }

    private var tagText: String { String(decoding: entityTag, as: UTF8.self) }
}
