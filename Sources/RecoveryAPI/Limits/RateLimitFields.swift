import HTTP

/// What a client is told about its limit: draft-ietf-httpapi-ratelimit-headers-10, `RateLimit-Policy` and `RateLimit` as structured fields.
extension RateLimiter {
    private static let policyName = "contact-requests"

    /// `q` is the quota, `w` its window in seconds.
    package var policyField: HTTPResponse.Field {
        HTTPResponse.Field("RateLimit-Policy", "\"\(Self.policyName)\";q=\(limit.count);w=\(limit.seconds)")
    }

    /// `r` is what remains, `t` the seconds until all of it is there again. With nothing left, `Retry-After` says when to come again (RFC 9110 §10.2.3).
    package func fields(for grant: Grant) -> [HTTPResponse.Field] {
        let state = "\"\(Self.policyName)\";r=\(grant.remaining);t=\(grant.secondsUntilFull)"
        let retry =
            grant.isAllowed ? [] : [HTTPResponse.Field("Retry-After", "\(max(1, grant.secondsUntilNext))")]
        return [policyField, HTTPResponse.Field("RateLimit", state)] + retry
    }
}
