import HTTP
import HTTPServer
import TestSupport

/// Answers a GET with its path, and a POST with its body.
struct EchoHandler: HTTPHandler {
    static let bodyByteCountMaximum = 100_000

    func decide(on request: HTTPRequest) -> HTTPDecision {
        if request.method == .post { return .receiveBody(byteCountMaximum: Self.bodyByteCountMaximum) }
        let path = request.text(request.path)
        let body = path == "/large" ? [UInt8](repeating: UInt8(ascii: "x"), count: 8 << 20) : Array(path.utf8)
        return .answer(.prepared(PreparedResponse(HTTPResponse(.ok, body: body))))
    }

    func answer(_ request: HTTPRequest, body: [UInt8], reply: @escaping @Sendable (HTTPAnswer) -> Void) {
        reply(.response(HTTPResponse(.ok, body: body)))
        // A second reply does nothing.
        reply(.response(HTTPResponse(.internalServerError)))
    }

    func refusal(of error: RequestError, requestID: String) -> HTTPResponse {
        HTTPResponse(error.status, body: Array("\(error)".utf8))
    }
}

/// A server in this process, on a port of the kernel's choice, with settings as a test needs them.
func startServer(_ change: (inout ServerConfiguration) -> Void = { _ in }) throws -> HTTPServer {
    var configuration = ServerConfiguration()
    configuration.port = 0
    configuration.loopCount = 2
    change(&configuration)
    return try HTTPServer.start(configuration, handler: EchoHandler())
}
