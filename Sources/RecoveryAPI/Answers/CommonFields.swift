import HTTP

/// Fields that many answers share.
enum CommonFields {
    typealias Field = HTTPResponse.Field

    /// Content may be kept for five minutes, shown for a day while it is fetched again, and for a week when we cannot be reached: an old
    /// page about withdrawal is better than none.
    static let contentCaching = "public, max-age=300, stale-while-revalidate=86400, stale-if-error=604800"
    static let noStore = "no-store"

    /// Everything here is open to every origin and nothing needs a cookie, so the wildcard is right (Fetch §3.2.3).
    static let openToAllOrigins = [Field("Access-Control-Allow-Origin", "*"), exposed]

    /// What scripts of other origins may read beside the body.
    static let exposed = Field(
        "Access-Control-Expose-Headers", "ETag, Link, Location, Retry-After, RateLimit, RateLimit-Policy, X-Request-Id")

    /// A browser that opens an answer as a page shall run nothing, frame nothing, guess nothing and tell nobody where it came from.
    static let security = [
        Field("X-Content-Type-Options", "nosniff"),
        Field("Referrer-Policy", "no-referrer"),
        Field("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
    ]

    static func json(
        _ mediaType: MediaType, cacheControl: String, origins: [Field] = openToAllOrigins
    ) -> [Field] {
        content(mediaType.description, cacheControl, origins: origins)
    }

    static func content(
        _ contentType: String, _ cacheControl: String, origins: [Field] = openToAllOrigins
    ) -> [Field] {
        [Field("Content-Type", contentType), Field("Cache-Control", cacheControl)] + origins + security
    }

    /// What OPTIONS answers: the methods, and what a browser's preflight asks for. A day is the longest that browsers keep it.
    static func options(
        _ methods: [HTTPMethod], origins: [Field] = openToAllOrigins
    ) -> [Field] {
        let allowed = methods.map(\.name).joined(separator: ", ")
        return [
            Field("Allow", allowed), Field("Access-Control-Allow-Methods", allowed),
            Field(
                "Access-Control-Allow-Headers",
                "Accept, Accept-Language, Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, Traceparent, X-Request-Id"
            ),
            Field("Access-Control-Max-Age", "86400"),
        ] + origins + security
    }
}
