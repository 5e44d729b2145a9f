import HTTP
import Testing

extension HTTPRequest {
    /// The request of a head with these field lines, which has to be one that is taken.
    init(
        _ fieldLines: [String], requestLine: String = "GET / HTTP/1.1",
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let connection = ScriptedConnection()
        let action = connection.receives(([requestLine] + fieldLines + [""]).map { $0 + "\r\n" }.joined())
        #expect(action == .decide, sourceLocation: sourceLocation)
        self = connection.request
    }
}
