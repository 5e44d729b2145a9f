import HTTP

/// A kind of error that clients may meet. Its code is stable: it is the last part of a problem's `type` and answers at `/problems/<code>`.
struct ProblemKind: Hashable, Sendable {
    let code: String
    let status: HTTPStatus
    /// The same for every problem of this kind (RFC 9457 §3.1.3).
    let title: String
    /// What it means.
    let meaning: String
    /// How to mend it.
    let remedy: String

    var href: String { "\(RouteTable.problems)/\(code)" }

    static let malformedRequest = ProblemKind(
        code: "malformed-request", status: .badRequest, title: "The request is malformed",
        meaning:
            "What arrived is not a request in HTTP/1.1 as this server reads it. It reads strictly, so that a proxy and it never disagree.",
        remedy: "Read the problem's detail, mend the client and send the request again. The connection was closed.")

    static let invalidParameters = ProblemKind(
        code: "invalid-parameters", status: .badRequest, title: "A query parameter is not valid",
        meaning:
            "The query has a parameter that this resource does not know, one that stands twice, or a value out of its range.",
        remedy:
            "Each fault is in the problem's errors, with the parameter's name. Parameters are never ignored and never corrected."
    )

    static let notFound = ProblemKind(
        code: "not-found", status: .notFound, title: "Nothing is here",
        meaning: "The path leads to no resource, or to an entry that does not exist.",
        remedy: "Start from GET / and follow its links. Ids are lower-case words joined by hyphens.")

    static let methodNotAllowed = ProblemKind(
        code: "method-not-allowed", status: .methodNotAllowed, title: "The resource does not have this method",
        meaning: "The resource exists, but not for this method.",
        remedy: "The Allow field of the answer lists every method that the resource has.")

    static let notAcceptable = ProblemKind(
        code: "not-acceptable", status: .notAcceptable, title: "No representation is acceptable",
        meaning: "The Accept or the Accept-Encoding field excludes every form in which this resource exists.",
        remedy: "Accept what the problem's detail names, or leave the field out.")

    static let withdrawn = ProblemKind(
        code: "withdrawn", status: .gone, title: "The entry was withdrawn",
        meaning:
            "The entry was published once and was taken back. The problem's reason says why, and its date since when.",
        remedy: "Read what replacedBy names, if it is there, and remove your copy; at once if the problem says urgent.")

    static let preconditionFailed = ProblemKind(
        code: "precondition-failed", status: .preconditionFailed, title: "The precondition does not hold",
        meaning:
            "If-Match does not name the current representation, If-None-Match does, or it was modified since If-Unmodified-Since.",
        remedy: "Get the resource again and use its ETag.")

    static let requestTimeout = ProblemKind(
        code: "request-timeout", status: .requestTimeout, title: "The request took too long to arrive",
        meaning: "The head or the body of the request did not arrive in time. Nothing was done.",
        remedy: "Send the request again.")

    static let contentTooLarge = ProblemKind(
        code: "content-too-large", status: .contentTooLarge, title: "The body is too large",
        meaning: "The body has more bytes than this resource takes. Nothing was done.",
        remedy: "Send less.")

    static let targetTooLong = ProblemKind(
        code: "target-too-long", status: .uriTooLong, title: "The URL is too long",
        meaning: "The request target has more bytes than the server takes, 8,000 by default.",
        remedy: "Shorten the query.")

    static let fieldsTooLarge = ProblemKind(
        code: "fields-too-large", status: .requestHeaderFieldsTooLarge, title: "The request fields are too large",
        meaning: "The request head has more than 16 KiB or more than 100 fields, unless the operator set other limits.",
        remedy: "Send fewer or shorter fields; often it is cookies, which this server never needs.")

    static let expectationFailed = ProblemKind(
        code: "expectation-failed", status: .expectationFailed, title: "The expectation cannot be met",
        meaning: "The Expect field asks for something other than 100-continue.",
        remedy: "Leave the Expect field out.")

    static let misdirectedRequest = ProblemKind(
        code: "misdirected-request", status: .misdirectedRequest, title: "The request came the wrong way",
        meaning:
            "The request target says https, and the request came over a connection that is not encrypted, from nobody whom the operator trusts.",
        remedy:
            "Send it over TLS to the proxy in front of this server. If it did come from there, the operator has to name the proxy."
    )

    static let notImplemented = ProblemKind(
        code: "not-implemented", status: .notImplemented, title: "The server does not do this",
        meaning: "The method or the transfer coding is one that this server does not have anywhere.",
        remedy:
            "Use GET, HEAD, OPTIONS, POST, PUT, PATCH or DELETE, in capital letters, and no transfer coding but chunked."
    )

    static let versionNotSupported = ProblemKind(
        code: "version-not-supported", status: .httpVersionNotSupported, title: "The HTTP version is not supported",
        meaning: "The request is in a version other than HTTP/1.1 or HTTP/1.0.",
        remedy: "Speak HTTP/1.1, or put a proxy in front that speaks HTTP/2.")

    /// Every kind, in the order of their statuses. A code that is not here does not exist.
    static let all = [
        malformedRequest, invalidParameters, malformedBody, invalidIdempotencyKey, unauthorized, notFound,
        methodNotAllowed, notAcceptable, requestTimeout, idempotencyKeyInUse, stepNotAllowed, withdrawn,
        preconditionFailed,
        contentTooLarge, targetTooLong, unsupportedMediaType, expectationFailed, misdirectedRequest,
        invalidContactRequest,
        idempotencyKeyReused, preconditionRequired, tooManyRequests, fieldsTooLarge, notImplemented, storeUnavailable,
        storeBusy, searchUnavailable, notReady, versionNotSupported,
    ]

    /// The kind that a request which could not be read is.
    init(refusing error: RequestError) {
        let kind = Self.all.first { $0.status == error.status && $0 != .invalidParameters }
        self = kind ?? .malformedRequest
    }

    init(code: String, status: HTTPStatus, title: String, meaning: String, remedy: String) {
        self.code = code
        self.status = status
        self.title = title
        self.meaning = meaning
        self.remedy = remedy
    }
}
