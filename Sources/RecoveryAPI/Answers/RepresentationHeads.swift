import HTTP

/// The fields that all representations of one kind share, encoded once for thousands of them.
final class RepresentationHeads: Sendable {
    struct Pair: Sendable {
        let ok: PreparedHead
        let notModified: PreparedHead
    }

    let mediaType: MediaType
    let identity: Pair
    let gzip: Pair
    /// In seconds since 1970-01-01T00:00:00Z: content was last modified when its answers were made.
    let madeAt: Int

    /// `fields` are those of every 200, without validators.
    ///
    /// `vary` names what the choice among the representations of a URL depends on: a URL of one format is the same whatever Accept says.
    init(_ mediaType: MediaType, madeAt: Int, vary: String = "Accept, Accept-Encoding", fields: [HTTPResponse.Field]) {
        self.mediaType = mediaType
        self.madeAt = madeAt
        let validators = [
            HTTPResponse.Field("Last-Modified", String(decoding: HTTPDate.imfFixdate(madeAt), as: UTF8.self)),
            HTTPResponse.Field("Vary", vary),
        ]
        let whole = fields + validators + [HTTPResponse.Field("Accept-Ranges", "none")]
        // RFC 9110 §15.4.5: what the 200 would have said about caching, and nothing about the body.
        let notModified = PreparedHead(
            .notModified,
            fields: validators + fields.filter { $0.name == "Cache-Control" } + CommonFields.openToAllOrigins)
        identity = Pair(ok: PreparedHead(.ok, fields: whole), notModified: notModified)
        gzip = Pair(
            ok: PreparedHead(.ok, fields: whole + [HTTPResponse.Field("Content-Encoding", "gzip")]),
            notModified: notModified)
    }

    /// The heads of content in `format`.
    convenience init(_ format: Format, madeAt: Int, isOnly: Bool, pagePolicy: HTTPResponse.Field) {
        var fields = [
            HTTPResponse.Field("Content-Type", format.contentType),
            HTTPResponse.Field("Cache-Control", CommonFields.contentCaching),
        ]
        fields += CommonFields.openToAllOrigins
        fields += CommonFields.security.map { format == .html && $0.name == pagePolicy.name ? pagePolicy : $0 }
        fields.append(HTTPResponse.Field("Content-Language", "en"))
        self.init(
            format.mediaType, madeAt: madeAt, vary: isOnly ? "Accept-Encoding" : "Accept, Accept-Encoding",
            fields: fields)
    }
}
