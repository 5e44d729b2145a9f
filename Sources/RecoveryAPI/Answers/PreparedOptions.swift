import HTTP

/// What OPTIONS answers for one resource of content, made ready at start.
struct PreparedOptions: Sendable {
    private let plain: PreparedResponse
    private let preflight: PreparedResponse

    init(_ methods: [HTTPMethod]) {
        plain = PreparedResponse(HTTPResponse(.noContent, fields: CommonFields.options(methods)))
        preflight = PreparedResponse(HTTPResponse(.noContent, fields: CommonFields.preflight(methods)))
    }

    func answer(_ request: HTTPRequest) -> PreparedResponse { request.isPreflight ? preflight : plain }
}

extension HTTPRequest {
    /// Whether a browser asks what a script of another origin may send: Fetch §3.2.2.
    var isPreflight: Bool { has(.origin) && has(.accessControlRequestMethod) }
}
