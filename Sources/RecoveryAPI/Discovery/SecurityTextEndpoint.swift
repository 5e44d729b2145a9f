import Content
import HTTP

/// `/.well-known/security.txt`: where to report a weakness. RFC 9116.
struct SecurityTextEndpoint: MadeEndpoint {
    let contacts: [SecurityContact]
    let publicURL: PublicURL?

    /// RFC 9116 §2.5.5 wants less than a year. A server runs for as long as somebody looks after it, so the text is good for about half a year from
    /// each answer, to the first of a month: the same for all machines and all of a month, so that copies and tags agree.
    private static let lifeSeconds = 180 * 86_400

    func answer(_ request: HTTPRequest) throws(Problem) -> HTTPResponse {
        if let problem = MadeRepresentation.refusal(of: request, .text) { throw problem }
        if let problem = QueryRules.refusal(request) { throw problem }
        let month = CalendarDate(secondsSince1970: request.time + Self.lifeSeconds).description.prefix(7)
        let canonical = publicURL.map { ["Canonical: \($0.absolute(RouteTable.securityText))"] } ?? []
        let lines =
            contacts.map { "Contact: \($0.text)" }
            + ["Expires: \(month)-01T00:00:00Z", "Preferred-Languages: en"] + canonical
        return try MadeRepresentation.response(
            Array((lines.joined(separator: "\n") + "\n").utf8), .text, to: request)
    }
}
