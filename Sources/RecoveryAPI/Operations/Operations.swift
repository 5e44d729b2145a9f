import HTTP

/// Who is served at an address, and where its metrics come from.
package struct Operations: Sendable {
    package enum Audience: Sendable {
        /// One address for all. Metrics hold nothing personal, but how busy and how well a server is should not be everybody's to know: they are for this
        /// machine alone, and not for what a proxy on it passes on.
        case everyone
        /// Operators have an address of their own: readiness and metrics are there alone. Liveness stays, for whatever starts the server again asks where
        /// clients ask.
        case clients
        /// That address: liveness, readiness and metrics, for whoever reaches it, and nothing else.
        case operators
    }

    /// Makes an exposition and gives it to the function that it is called with, once, from any thread.
    package typealias MetricsSource = @Sendable (MetricsForm, @escaping @Sendable ([UInt8]) -> Void) -> Void

    package var audience = Audience.everyone
    /// `nil` is no metrics.
    package var metrics: MetricsSource?

    package init() {}

    /// Whether there is such an endpoint for whoever sent this request.
    func shows(_ endpoint: RouteTable.Endpoint, to request: HTTPRequest) -> Bool {
        switch endpoint {
        case .liveness: true
        case .readiness: audience != .clients
        case .metrics: metrics != nil && showsMetrics(to: request)
        default: audience != .operators
        }
    }

    private func showsMetrics(to request: HTTPRequest) -> Bool {
        switch audience {
        case .operators: true
        case .clients: false
        case .everyone: request.peer.isLoopback && !request.has(.forwarded) && !request.has(.xForwardedFor)
        }
    }
}
