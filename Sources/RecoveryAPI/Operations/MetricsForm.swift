import HTTP

/// The forms in which metrics exist.
package enum MetricsForm: Sendable {
    /// Text format 0.0.4 of Prometheus.
    case prometheus
    /// OpenMetrics 1.0.
    case openMetrics

    var contentType: String {
        switch self {
        case .prometheus: "text/plain; version=0.0.4; charset=utf-8"
        case .openMetrics: "application/openmetrics-text; version=1.0.0; charset=utf-8"
        }
    }

    /// The one that the request prefers, `nil` if it takes neither. Whoever takes both alike gets the older.
    init?(_ request: HTTPRequest) {
        let older = request.quality(of: MediaType("text", "plain")) {
            Self.isHarmless($0) || $0.equals("version=0.0.4")
        }
        let newer = request.quality(of: MediaType("application", "openmetrics-text")) {
            Self.isHarmless($0) || $0.equals("version=1.0.0")
        }
        // A wildcard asks for what everybody reads.
        let asksForNewer = newer > 0 && (newer > older || older == 0)
        guard older > 0 || newer > 0 else { return nil }
        self = asksForNewer ? .openMetrics : .prometheus
    }

    /// Prometheus 3 says how names with characters beyond letters, digits and underscores are to be written: ours have none.
    private static func isHarmless(_ parameter: Span<UInt8>) -> Bool {
        parameter.count > 9 && parameter.extracting(0..<9).equals("escaping=")
    }
}
