/// The methods that this server knows. RFC 9110 §9; PATCH is RFC 5789.
package enum HTTPMethod: UInt8, CaseIterable, Sendable {
    case get, head, options, post, put, patch, delete, trace, query

    /// The method of these bytes, in exactly this letter case (RFC 9110 §9.1), or `nil`.
    ///
    /// No resource has TRACE, which would echo credentials, or QUERY, a GET with a body; but they are known (RFC 9110 §15.5.6), so that whoever
    /// tries is told 405 and what there is instead, and counts no error of the server. CONNECT is for proxies, and 501 like any other.
    init?(_ bytes: Span<UInt8>) {
        switch bytes.count {
        case 3 where bytes.equals("GET"): self = .get
        case 3 where bytes.equals("PUT"): self = .put
        case 4 where bytes.equals("HEAD"): self = .head
        case 4 where bytes.equals("POST"): self = .post
        case 5 where bytes.equals("PATCH"): self = .patch
        case 5 where bytes.equals("TRACE"): self = .trace
        case 5 where bytes.equals("QUERY"): self = .query
        case 6 where bytes.equals("DELETE"): self = .delete
        case 7 where bytes.equals("OPTIONS"): self = .options
        default: return nil
        }
    }

    package var name: String {
        switch self {
        case .get: "GET"
        case .head: "HEAD"
        case .options: "OPTIONS"
        case .post: "POST"
        case .put: "PUT"
        case .patch: "PATCH"
        case .delete: "DELETE"
        case .trace: "TRACE"
        case .query: "QUERY"
        }
    }

    /// Those that some resource may have.
    package static let served = allCases.filter { $0 != .trace && $0 != .query }
}
