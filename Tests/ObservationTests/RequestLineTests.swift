import HTTP
import JSON
import TestSupport
import Testing

@testable import Observation

@Suite("Lines about requests")
struct RequestLineTests {
    private static let trace = "4bf92f3577b34da6a3ce929d0e0e4736"

    private func object(_ line: String) throws -> JSONObject {
        try #require(try JSONValue.parse(Array(line.utf8)).object)
    }

    @Test("A line has every member, in order, and neither path nor query")
    func hasMembers() throws {
        let log = try ObservedLog { $0.peer = .full }
        var request = parsedRequest(["traceparent: 00-\(Self.trace)-00f067aa0ba902b7-01"])
        request.peer = try #require(PeerAddress("2001:db8::7"))
        let line = try #require(log.lines(of: [(request, .ok)]).first)
        let object = try object(line)
        #expect(
            object.keys == [
                "time", "level", "event", "requestId", "traceId", "method", "route", "status", "bytes",
                "durationMicroseconds", "peer",
            ])
        #expect(object["level"] == "info")
        #expect(object["event"] == "request")
        #expect(object["requestId"] == "0123456789abcdef000000ff")
        #expect(object["traceId"] == .string(Self.trace))
        #expect(object["method"] == "GET")
        #expect(object["route"] == "/programs/{id}")
        #expect(object["status"] == 200)
        #expect(object["bytes"] == 1_234)
        #expect(object["durationMicroseconds"] == 56)
        #expect(object["peer"] == "2001:db8::7")
        let time = try #require(object["time"]?.string)
        #expect(time.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/) != nil)
        #expect(!line.contains("iop") && !line.contains("canary"))
    }

    @Test("What is not known is not there")
    func leavesOut() throws {
        let log = try ObservedLog()
        let line = try #require(log.lines(of: [(parsedRequest(endpoint: nil), .notFound)]).first)
        let object = try object(line)
        #expect(object["route"] == nil && object["traceId"] == nil && object["peer"] == nil)
        #expect(object["method"] == "GET")
    }

    @Test("The client's own id is logged as it was answered, of whatever length", arguments: [1, 48, 64, 128])
    func logsEchoedID(count: Int) throws {
        let id = String(repeating: "x", count: count)
        let request = parsedRequest(["X-Request-Id: \(id)", "traceparent: 00-\(Self.trace)-00f067aa0ba902b7-01"])
        let log = try ObservedLog()
        for line in log.lines(of: [(request, .ok), (request, .ok)]) {
            #expect(try object(line)["requestId"] == .string(id))
            #expect(try object(line)["traceId"] == .string(Self.trace))
        }
    }

    @Test("As text, a line has the same")
    func writesText() throws {
        let log = try ObservedLog {
            $0.format = .text
            $0.peer = .network
        }
        var request = parsedRequest()
        request.peer = try #require(PeerAddress("192.0.2.77"))
        let line = try #require(log.lines(of: [(request, .serviceUnavailable)]).first)
        #expect(
            line.hasSuffix(
                " error  503 GET /programs/{id} 1234 B 56 us id=0123456789abcdef000000ff peer=192.0.2.0/24"))
    }

    @Test("A request that could not be read has its refusal, and no method that nobody sent")
    func logsRefusals() throws {
        let log = try ObservedLog()
        let observer = log.observation.makeObserver()
        observer.refused(.malformedRequestLine)
        observer.answered(HTTPRequest(), status: .badRequest, byteCount: 1)
        observer.sent(at: 5)
        observer.turnEnded()
        let object = try object(try #require(log.lines().first))
        #expect(object["refusal"] == "malformedRequestLine")
        #expect(object["method"] == nil && object["route"] == nil)
        #expect(object["status"] == 400)
    }

    @Test(
        "From status 500 on it is an error, and levels let through what is grave enough",
        arguments: [
            (LogLevel.debug, [200, 404, 503]), (.info, [200, 404, 503]), (.warning, [503]), (.error, [503]), (.off, []),
        ])
    func filters(level: LogLevel, statuses: [Int]) throws {
        let log = try ObservedLog { $0.level = level }
        let requests = [HTTPStatus.ok, .notFound, .serviceUnavailable].map { (parsedRequest(), $0) }
        let objects = try log.lines(of: requests).map(object)
        #expect(objects.map { $0["status"]?.integer } == statuses)
        for object in objects {
            #expect(object["level"] == (object["status"] == 503 ? "error" : "info"))
        }
    }

    @Test(
        "Of an address no more is shown than the operator wants",
        arguments: [
            (PeerPrecision.none, "192.0.2.77", nil), (.network, "192.0.2.77", "192.0.2.0/24"),
            (.full, "192.0.2.77", "192.0.2.77"), (.network, "2001:db8:1:2::3", "2001:db8:1::/48"),
            (.full, "2001:db8:1:2::3", "2001:db8:1:2::3"), (.full, "::1", "::1"), (.network, "::1", "::/48"),
        ] as [(PeerPrecision, String, String?)])
    func showsPeers(precision: PeerPrecision, address: String, shown: String?) throws {
        let log = try ObservedLog { $0.peer = precision }
        var request = parsedRequest()
        request.peer = try #require(PeerAddress(address))
        let line = try #require(log.lines(of: [(request, .ok)]).first)
        #expect(try object(line)["peer"]?.string == shown)
        #expect(precision == .full || !line.contains(address))
    }

    @Test("Behind a trusted proxy the client counts")
    func showsClient() throws {
        let proxy = try #require(AddressBlock("192.0.2.1"))
        let log = try ObservedLog(proxies: TrustedProxies([proxy])) { $0.peer = .full }
        var request = parsedRequest(["X-Forwarded-For: 203.0.113.9"])
        request.peer = try #require(PeerAddress("192.0.2.1"))
        #expect(try object(try #require(log.lines(of: [(request, .ok)]).first))["peer"] == "203.0.113.9")
    }
}
