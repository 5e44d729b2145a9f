import HTTP

/// What puts an answer of content together for one request. It is called on an event loop and must not block.
protocol MadeEndpoint: Sendable {
    /// The answer to a GET or HEAD.
    func answer(_ request: HTTPRequest) throws(Problem) -> HTTPResponse
}

/// What is there only where the operator has set something up.
struct AbsentEndpoint: MadeEndpoint {
    /// What is missing.
    let detail: String

    func answer(_ request: HTTPRequest) throws(Problem) -> HTTPResponse {
        throw Problem(kind: .notFound, detail: detail)
    }

    /// For what has to link by absolute URLs.
    static let withoutPublicURL = AbsentEndpoint(
        detail: "This needs absolute links, and the operator has not set RECOVERY_PUBLIC_URL.")
    static let withoutSecurityContact = AbsentEndpoint(
        detail: "The operator has not set RECOVERY_SECURITY_CONTACT.")
}
