import HTTP

extension HTTPRequest {
    /// Whether it has a query that says something.
    var hasQuery: Bool { query.map { !$0.isEmpty } ?? false }
}
