import HTTP

/// The fields by which answers of deprecated routes say so: whatever the answer, since a client may see nothing but errors.
struct Deprecations: Sendable {
    /// By endpoint.
    private let fields: [Int: [HTTPResponse.Field]]

    init(_ deprecations: [String: Deprecation], of routes: [RouteTable.Route]) {
        var fields: [Int: [HTTPResponse.Field]] = [:]
        for (endpoint, route) in routes.enumerated() {
            fields[endpoint] = deprecations[route.pattern.description]?.fields
        }
        precondition(fields.count == deprecations.count, "a deprecation of no route")
        self.fields = fields
    }

    /// So that a server without any pays nothing.
    var isEmpty: Bool { fields.isEmpty }

    func mark(_ decision: HTTPDecision, at endpoint: Int) -> HTTPDecision {
        switch decision {
        case .answer(let answer): .answer(mark(answer, at: endpoint))
        case .receiveBody: decision
        }
    }

    func mark(_ answer: HTTPAnswer, at endpoint: Int) -> HTTPAnswer {
        fields[endpoint].map { answer.adding($0) } ?? answer
    }
}
