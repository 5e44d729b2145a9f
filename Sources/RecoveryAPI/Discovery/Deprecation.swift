import HTTP

/// That a route is on its way out. RFC 9745 and RFC 8594; the OpenAPI description says the same with `deprecated`.
package struct Deprecation: Equatable, Sendable {
    /// Since when, or from when on, it is deprecated, in seconds since 1970-01-01T00:00:00Z.
    let since: Int
    /// When it will stop to answer; not before ``since`` (RFC 9745 §4). `nil` while nobody has decided.
    let sunset: Int?
    /// Where people read why, and what to use instead: a URI reference.
    let link: String

    /// By the pattern of the route. Nothing is deprecated now; a row here puts the fields on every answer of the route.
    package static let all: [String: Deprecation] = [:]

    package init(since: Int, sunset: Int?, link: String) {
        precondition(sunset.map { $0 >= since } ?? true, "gone before it is deprecated")
        self.since = since
        self.sunset = sunset
        self.link = link
    }

    var fields: [HTTPResponse.Field] {
        // RFC 9745 §2.1: a Date of structured fields, RFC 9651 §3.3.7. RFC 8594 §3: an HTTP-date.
        var fields = [HTTPResponse.Field("Deprecation", "@\(since)")]
        if let sunset {
            fields.append(HTTPResponse.Field("Sunset", String(decoding: HTTPDate.imfFixdate(sunset), as: UTF8.self)))
        }
        return fields + [HTTPResponse.Field("Link", "<\(link)>; rel=\"deprecation\"; type=\"text/html\"")]
    }
}
