import HTTP

/// Which web sites may let a script send contact requests and read the answers. Fetch §3.2.
///
/// A plain form needs no permission: browsers post it from anywhere. This is about scripts.
package enum AllowedOrigins: Equatable, Sendable {
    case all
    case only(Set<String>)

    /// Reads one origin as browsers write it, `https://example.org` or with a port: RFC 6454 §6.2. `nil` for anything else.
    package static func origin(_ text: String) -> String? {
        let lowercased = text.lowercased()
        guard let address = WebAddress(lowercased), address.isOrigin else { return nil }
        return lowercased
    }

    /// The fields of an answer to `request`: who may read it, and that this depends on who asks.
    func fields(for request: HTTPRequest) -> [HTTPResponse.Field] {
        switch self {
        case .all: return CommonFields.openToAllOrigins
        case .only(let origins):
            let vary = HTTPResponse.Field("Vary", "Accept, Origin")
            guard request.count(of: .origin) == 1, let value = request.firstValue(.origin),
                origins.contains(request.text(value))
            else { return [vary] }
            let allowed = HTTPResponse.Field("Access-Control-Allow-Origin", request.text(value))
            return [allowed, vary, CommonFields.exposed]
        }
    }
}
