import HTTP

/// Queries are strict: what a resource does not know is refused, so that a misspelt filter never looks as if it had matched everything.
enum QueryRules {
    /// Parameters named in one answer; a query is at most 8,000 bytes anyway.
    private static let faultCountMaximum = 20

    /// The problem with this request's query for a resource that has no parameters, or `nil`.
    static func refusal(_ request: HTTPRequest) -> Problem? {
        guard let query = request.query, !query.isEmpty else { return nil }
        let names = request.text(query).split(separator: "&").map { pair in
            String(pair.prefix { $0 != "=" })
        }
        guard !names.isEmpty else { return nil }
        let faults = names.prefix(faultCountMaximum).map { name in
            Problem.Fault(detail: "This resource has no parameters.", place: .parameter(name))
        }
        return Problem(
            kind: .invalidParameters, detail: "This resource has no query parameters.", faults: Array(faults))
    }
}
