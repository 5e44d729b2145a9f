import ContactRequests
import Content
import ContentSearch
import Dispatch
import Glibc
import HTTP
import Observation
import RecoveryAPI
import TestSupport

/// Requests through everything that has no socket: the connection's automaton, the router, the library, the encoder.
///
///     workload RESOURCES KIND COUNT
///
/// Scripts/count runs it under callgrind, which counts within ``MemoryExchange/run(_:count:)`` alone.
@main
enum Workload {
    static func main() throws {
        let arguments = Swift.CommandLine.arguments
        guard arguments.count == 4, let kind = Kind(rawValue: arguments[2]), let count = Int(arguments[3]) else {
            fatalError("usage: workload RESOURCES \(Kind.allCases.map(\.rawValue).joined(separator: "|")) COUNT")
        }
        let consent = Repository(path: arguments[1]).text(PublishedConsent.file)
        let contactRequests = ContactRequestSettings(
            store: InMemoryContactRequestStore(),
            consent: try PublishedConsent.read(Array(consent.utf8), providerName: nil), timeZones: TimeZoneNames([]))
        let content = try ContentRepository.load(resources: arguments[1])
        let api = try API(
            content: content, search: { try ContentSearch(content) },
            openAPI: try APIDescription.load(resources: arguments[1]), contactRequests: contactRequests,
            readiness: Readiness(), now: 1_795_600_000)
        var exchange = MemoryExchange(handler: api, observer: kind == .observed ? observer() : nil)
        let request = Array(kind.request.utf8)
        exchange.awaitAnswer(request)
        // The first request of a connection makes room that the others use again.
        exchange.answer(request)
        exchange.run(request, count: count)
        guard exchange.statusCode == kind.statusCode else { fatalError("answered \(exchange.statusCode)") }
    }

    /// With a log that is written to nowhere.
    private static func observer() -> LoopObservation {
        let routes = RouteTable.patterns
        let log = Log(LogSettings(), routes: routes, descriptor: unsafe open("/dev/null", O_WRONLY))
        return Observation(routes: routes, proxies: TrustedProxies(), log: log).makeObserver()
    }

    /// What is asked for.
    enum Kind: String, CaseIterable {
        case entry, observed, gzip, browser, notModified, notFound, list

        /// As wrk and curl send it, and once as a browser does.
        var request: String {
            let end = "\r\nHost: 127.0.0.1:8080\r\n"
            return switch self {
            case .entry, .observed: "GET /programs/iop HTTP/1.1\(end)\r\n"
            case .gzip: "GET /programs/iop HTTP/1.1\(end)Accept-Encoding: gzip, deflate, br, zstd\r\n\r\n"
            case .list: "GET /programs HTTP/1.1\(end)\r\n"
            case .notModified: "GET /programs/iop HTTP/1.1\(end)If-None-Match: *\r\n\r\n"
            case .notFound: "GET /programs/iop-is-not-here HTTP/1.1\(end)\r\n"
            case .browser:
                """
                GET /programs/iop HTTP/1.1\(end)\
                User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0\r
                Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8\r
                Accept-Language: en-US,en;q=0.5\r
                Accept-Encoding: gzip, deflate, br, zstd\r
                Connection: keep-alive\r
                Upgrade-Insecure-Requests: 1\r
                Sec-Fetch-Dest: document\r
                Sec-Fetch-Mode: navigate\r
                Sec-Fetch-Site: none\r
                Priority: u=0, i\r
                \r

                """
            }
        }

        var statusCode: Int {
            switch self {
            case .entry, .observed, .gzip, .browser, .list: 200
            case .notModified: 304
            case .notFound: 404
            }
        }
    }
}

/// A connection without a socket, as an event loop runs one.
struct MemoryExchange<Handler: HTTPHandler>: ~Copyable {
    private let handler: Handler
    private var machine = ConnectionStateMachine(limits: HTTPLimits())
    private var request = HTTPRequest()
    private var output = OutputBytes(byteCapacity: 65_536)
    private let observer: (any LoopObserver)?
    private let date = HTTPDate.imfFixdate(1_795_600_000)
    /// Of the last answer.
    private(set) var statusCode = 0

    init(handler: Handler, observer: (any LoopObserver)? = nil) {
        self.handler = handler
        self.observer = observer
    }

    /// Asks once, and waits for what is made only when somebody asks for it.
    mutating func awaitAnswer(_ bytes: [UInt8]) {
        var position = 0
        let isThere = DispatchSemaphore(value: 0)
        guard case .decide = machine.receive(bytes.span, at: &position, into: &request) else { fatalError("no head") }
        if case .receiveBody = handler.decide(on: request) {
            handler.answer(request, body: []) { _ in isThere.signal() }
            isThere.wait()
        }
        machine = ConnectionStateMachine(limits: HTTPLimits())
    }

    /// What is counted.
    @inline(never)
    mutating func run(_ bytes: [UInt8], count: Int) {
        for _ in 0..<count { answer(bytes) }
    }

    mutating func answer(_ bytes: [UInt8]) {
        var position = 0
        output.removeAll()
        request.id = HTTPRequestID(prefix: 1, number: 1)
        request.time = 1_795_600_000
        var endpoint: Int?
        guard case .decide = machine.receive(bytes.span, at: &position, into: &request),
            case .answer(let response) = handler.decide(on: request, at: &endpoint)
        else { fatalError("no answer") }
        request.endpoint = endpoint
        statusCode = response.status.code
        let stays = machine.answered(request, closing: false)
        ResponseEncoder.writeHead(
            of: response, to: request, ResponseEncoder.Ending(date: date, keepsAlive: stays, version: request.version),
            into: &output)
        observer?.answered(request, status: response.status, byteCount: output.count)
        observer?.sent(at: 60_000)
        observer?.turnEnded()
    }
}
