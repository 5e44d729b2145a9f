import HTTP

/// Fields that many answers share.
enum CommonFields {
    typealias Field = HTTPResponse.Field

    /// Of content, as the operator has it.
    static var contentCaching: String { ContentCaching.current }
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
        [Field("Content-Type", mediaType.description), Field("Cache-Control", cacheControl)] + origins + security
    }

    /// What OPTIONS answers: the methods.
    static func options(_ methods: [HTTPMethod], origins: [Field] = openToAllOrigins) -> [Field] {
        [Field("Allow", methods.map(\.name).joined(separator: ", "))] + origins + security
    }

    /// What OPTIONS answers to a browser's preflight, and to nothing else (Fetch §3.2.3). A day is the longest that browsers keep it.
    static func preflight(_ methods: [HTTPMethod], origins: [Field] = openToAllOrigins) -> [Field] {
        [
            Field("Access-Control-Allow-Methods", methods.map(\.name).joined(separator: ", ")),
            Field(
                "Access-Control-Allow-Headers",
                "Accept, Accept-Language, Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, Traceparent, X-Request-Id"
            ),
            Field("Access-Control-Max-Age", "86400"),
        ] + options(methods, origins: origins)
    }
}
