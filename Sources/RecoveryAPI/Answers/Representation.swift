import Hashing
import HTTP
import JSON

/// One resource in one media type, encoded once: the answer, its 304, and the tag that tells them apart.
final class Representation: Sendable {
    let mediaType: MediaType
    /// The tag is a hash of the bytes that are sent, so it is strong (RFC 9110 §8.8.1). They were last modified when they were made.
    let validators: Validators
    let ok: PreparedResponse
    let notModified: PreparedResponse

    /// `madeAt` counts seconds since 1970-01-01T00:00:00Z.
    convenience init(
        _ body: JSONObject, madeAt: Int, mediaType: MediaType = .json,
        cacheControl: String = CommonFields.contentCaching
    ) {
        self.init(
            JSONValue.object(body).encoded(), madeAt: madeAt, mediaType: mediaType,
            fields: CommonFields.json(mediaType, cacheControl: cacheControl) + [
                HTTPResponse.Field("Content-Language", "en")
            ])
    }

    /// `fields` are those of a 200, without validators.
    init(_ bytes: [UInt8], madeAt: Int, mediaType: MediaType, fields: [HTTPResponse.Field]) {
        let tag = "\"\(Digest.sha256(bytes).hexadecimal(byteCount: 16))\""
        self.mediaType = mediaType
        validators = Validators(entityTag: Array(tag.utf8), lastModified: madeAt)
        let validatorFields = [
            HTTPResponse.Field("ETag", tag),
            HTTPResponse.Field("Last-Modified", String(decoding: HTTPDate.imfFixdate(madeAt), as: UTF8.self)),
            HTTPResponse.Field("Vary", "Accept, Accept-Encoding"),
        ]
        ok = PreparedResponse(
            HTTPResponse(
                .ok, fields: fields + validatorFields + [HTTPResponse.Field("Accept-Ranges", "none")], body: bytes))
        // RFC 9110 §15.4.5: what the 200 would have said about caching, and nothing about the body.
        notModified = PreparedResponse(
            HTTPResponse(
                .notModified,
                fields: validatorFields + fields.filter { $0.name == "Cache-Control" } + CommonFields.openToAllOrigins))
    }

    /// The answer to a GET or HEAD.
    func answer(_ request: HTTPRequest) -> Result<PreparedResponse, Problem> {
        switch request.preconditionOutcome(validators) {
        case .proceed: .success(ok)
        case .notModified: .success(notModified)
        case .failed:
            .failure(Problem(kind: .preconditionFailed, detail: "The current entity tag is \(tagText)."))
        }
    }

    private var tagText: String { String(decoding: validators.entityTag, as: UTF8.self) }
}
