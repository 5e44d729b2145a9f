import HTTP

/// `GET /metrics`.
struct MetricsEndpoint: Sendable {
    let source: Operations.MetricsSource

    func answer(_ exchange: Exchange) {
        if let problem = QueryRules.refusal(exchange.request) { return exchange.refuse(problem) }
        guard let form = MetricsForm(exchange.request) else {
            let detail =
                "Metrics exist as text/plain in version 0.0.4 and as application/openmetrics-text in version 1.0.0."
            return exchange.refuse(Problem(kind: .notAcceptable, detail: detail))
        }
        source(form) { bytes in exchange.answer(bytes, as: form) }
    }
}

extension Exchange {
    fileprivate func answer(_ metrics: [UInt8], as form: MetricsForm) {
        let fields = [
            HTTPResponse.Field("Content-Type", form.contentType),
            HTTPResponse.Field("Cache-Control", CommonFields.noStore), HTTPResponse.Field("Vary", "Accept"),
        ]
        send(HTTPResponse(.ok, fields: fields + CommonFields.security, body: metrics))
    }
}
