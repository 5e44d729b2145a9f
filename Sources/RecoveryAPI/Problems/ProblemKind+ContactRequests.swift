import HTTP

/// What can be wrong with contact requests.
extension ProblemKind {
    // MARK: From senders

    static let malformedBody = ProblemKind(
        code: "malformed-body", status: .badRequest, title: "The body is malformed",
        meaning: "The body is not what its Content-Type says: JSON or a form that cannot be read. Nothing was kept.",
        remedy: "Mend what the problem's detail names. JSON may have no key twice, and text has to be UTF-8.")

    static let invalidIdempotencyKey = ProblemKind(
        code: "invalid-idempotency-key", status: .badRequest, title: "The Idempotency-Key is not valid",
        meaning: "The Idempotency-Key field stands more than once, is empty, too long or not a token or quoted string.",
        remedy: "Send one key of at most 255 visible ASCII characters, such as a UUID, or leave the field out.")

    static let unsupportedMediaType = ProblemKind(
        code: "unsupported-media-type", status: .unsupportedMediaType, title: "The body's type is not taken",
        meaning:
            "The body is in a media type, a character encoding or a content coding that this resource does not take.",
        remedy: "The Accept-Post field of the answer lists the types. Send UTF-8, without a content coding.")

    static let invalidContactRequest = ProblemKind(
        code: "invalid-contact-request", status: .unprocessableContent, title: "The contact request has faults",
        meaning: "One or more fields are missing or not valid. Nothing was kept.",
        remedy: "The problem's errors name every fault at once, with its field. Mend them and send it again.")

    static let idempotencyKeyReused = ProblemKind(
        code: "idempotency-key-reused", status: .unprocessableContent, title: "The Idempotency-Key was used before",
        meaning:
            "The same Idempotency-Key came with other fields within the last 24 hours. Nothing was kept this time.",
        remedy: "Use a new key for a new contact request, and the same one only to send the same again.")

    static let idempotencyKeyInUse = ProblemKind(
        code: "idempotency-key-in-use", status: .conflict, title: "The Idempotency-Key is in use",
        meaning: "A request with the same Idempotency-Key is being answered right now.",
        remedy: "Wait as long as Retry-After says and send the same again: you get the first one's answer.")

    static let tooManyRequests = ProblemKind(
        code: "too-many-requests", status: .tooManyRequests, title: "Too many requests from this address",
        meaning: "Your address has sent more contact requests than it may within a time. Nothing was kept.",
        remedy: "Wait as long as Retry-After says. RateLimit-Policy names the limit, and RateLimit what is left of it.")

    static let storeUnavailable = ProblemKind(
        code: "store-unavailable", status: .serviceUnavailable, title: "Contact requests cannot be kept now",
        meaning: "The store of contact requests does not answer as it should. What you sent is not confirmed.",
        remedy: "Send it again after the time that Retry-After says, with the same Idempotency-Key if you use one.")

    static let storeBusy = ProblemKind(
        code: "store-busy", status: .serviceUnavailable, title: "Too much is being kept at once",
        meaning: "More contact requests wait to be kept than the server takes on. Yours was not kept.",
        remedy: "Send it again after the time that Retry-After says.")

    // MARK: From staff

    static let unauthorized = ProblemKind(
        code: "unauthorized", status: .unauthorized, title: "This is for staff",
        meaning: "The resource needs a bearer token, and the request has none or one that is not known.",
        remedy: "Send \"Authorization: Bearer\" with a token from the file that the operator has set.")

    static let preconditionRequired = ProblemKind(
        code: "precondition-required", status: .preconditionRequired, title: "The change needs If-Match",
        meaning: "A contact request is changed only with the entity tag of the version that you have seen.",
        remedy: "Get the contact request, and send its ETag in If-Match.")

    static let stepNotAllowed = ProblemKind(
        code: "step-not-allowed", status: .conflict, title: "The status cannot change like that",
        meaning:
            "A contact request goes from received to inProgress, on to reached or unreachable, then to closed; spam and back.",
        remedy: "The problem's detail names the steps that are allowed from the status that it has now.")

    // MARK: For operators

    static let notReady = ProblemKind(
        code: "not-ready", status: .serviceUnavailable, title: "The server is not ready",
        meaning: "The server is stopping, or it cannot keep contact requests now. Content is still answered.",
        remedy: "Send clients to another server until this one is ready again. The problem's detail names the cause.")
}
