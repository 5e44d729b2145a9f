import HTTP
import TestSupport

@testable import Observation

/// A head as the parser leaves it.
func parsedRequest(
    _ fields: [String] = [], target: String = "/programs/iop?q=canary", method: String = "GET", endpoint: Int? = 0
) -> HTTPRequest {
    let lines = ["\(method) \(target) HTTP/1.1", "Host: a"] + fields
    let bytes = Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
    var machine = ConnectionStateMachine(limits: HTTPLimits())
    var request = HTTPRequest()
    request.id = HTTPRequestID(prefix: 0x0123_4567_89AB_CDEF, number: 255)
    var position = 0
    guard machine.receive(bytes.span, at: &position, into: &request) == .decide else { return HTTPRequest() }
    request.arrival = 1_000
    request.endpoint = endpoint
    return request
}

/// A log into a file, of a server with two routes.
struct ObservedLog {
    let file: TemporaryFile
    let log: Log
    let observation: Observation

    init(proxies: TrustedProxies = TrustedProxies(), _ change: (inout LogSettings) -> Void = { _ in }) throws {
        var settings = LogSettings()
        change(&settings)
        let routes = ["/programs/{id}", "/contact-requests"]
        file = try TemporaryFile()
        log = Log(settings, routes: routes, descriptor: file.descriptor)
        observation = Observation(routes: routes, proxies: proxies, log: log)
    }

    /// Everything that was to be written.
    func lines() -> [String] {
        log.flush(within: 60_000)
        return file.text().split(separator: "\n").map(String.init)
    }

    /// The lines about requests that were answered in turn.
    func lines(of requests: [(HTTPRequest, HTTPStatus)]) -> [String] {
        let observer = observation.makeObserver()
        for (request, status) in requests {
            observer.answered(request, status: status, byteCount: 1_234)
            observer.sent(at: request.arrival + 56_789)
        }
        observer.turnEnded()
        return lines()
    }
}
