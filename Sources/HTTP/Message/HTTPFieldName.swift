/// The request fields that something in this server reads. All others are checked, kept as bytes and found by nobody.
package enum HTTPFieldName: UInt8, Sendable {
    case other
    case host, connection, contentLength, transferEncoding, expect, contentType, contentEncoding
    case accept, acceptEncoding
    case ifMatch, ifNoneMatch, ifModifiedSince, ifUnmodifiedSince
    case origin, accessControlRequestMethod
    case authorization, cookie, idempotencyKey, forwarded, xForwardedFor, referer, xRequestID, traceparent

    /// The field of this name in any letter case (RFC 9110 §5.1).
    init(_ name: Span<UInt8>) {
        switch name.count {
        case 4 where name.equalsIgnoringCase("host"): self = .host
        case 6 where name.equalsIgnoringCase("accept"): self = .accept
        case 6 where name.equalsIgnoringCase("cookie"): self = .cookie
        case 6 where name.equalsIgnoringCase("expect"): self = .expect
        case 6 where name.equalsIgnoringCase("origin"): self = .origin
        case 7 where name.equalsIgnoringCase("referer"): self = .referer
        case 8 where name.equalsIgnoringCase("if-match"): self = .ifMatch
        case 9 where name.equalsIgnoringCase("forwarded"): self = .forwarded
        case 10 where name.equalsIgnoringCase("connection"): self = .connection
        case 11 where name.equalsIgnoringCase("traceparent"): self = .traceparent
        case 12 where name.equalsIgnoringCase("content-type"): self = .contentType
        case 12 where name.equalsIgnoringCase("x-request-id"): self = .xRequestID
        case 13 where name.equalsIgnoringCase("if-none-match"): self = .ifNoneMatch
        case 13 where name.equalsIgnoringCase("authorization"): self = .authorization
        case 14 where name.equalsIgnoringCase("content-length"): self = .contentLength
        case 15 where name.equalsIgnoringCase("accept-encoding"): self = .acceptEncoding
        case 15 where name.equalsIgnoringCase("idempotency-key"): self = .idempotencyKey
        case 15 where name.equalsIgnoringCase("x-forwarded-for"): self = .xForwardedFor
        case 16 where name.equalsIgnoringCase("content-encoding"): self = .contentEncoding
        case 17 where name.equalsIgnoringCase("transfer-encoding"): self = .transferEncoding
        case 17 where name.equalsIgnoringCase("if-modified-since"): self = .ifModifiedSince
        case 19 where name.equalsIgnoringCase("if-unmodified-since"): self = .ifUnmodifiedSince
        case 29 where name.equalsIgnoringCase("access-control-request-method"): self = .accessControlRequestMethod
        default: self = .other
        }
    }
}
