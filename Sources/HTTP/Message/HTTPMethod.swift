/// The methods that this server knows. RFC 9110 §9; PATCH is RFC 5789.
package enum HTTPMethod: UInt8, CaseIterable, Sendable {
    case get, head, options, post, put, patch, delete

    /// The method of these bytes, in exactly this letter case (RFC 9110 §9.1), or `nil`.
    ///
    /// TRACE and CONNECT are not among them: an API has no use for either, so they are answered like any method that is not
    /// implemented, with 501.
    init?(_ bytes: Span<UInt8>) {
        switch bytes.count {
        case 3 where bytes.equals("GET"): self = .get
        case 3 where bytes.equals("PUT"): self = .put
        case 4 where bytes.equals("HEAD"): self = .head
        case 4 where bytes.equals("POST"): self = .post
        case 5 where bytes.equals("PATCH"): self = .patch
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
        }
    }
}
