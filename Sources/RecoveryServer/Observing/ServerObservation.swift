import Content
import Glibc
import HTTPServer
import Locking
import Metrics
import Observation
import RecoveryAPI

/// The log and the metrics of a server that runs, and the operations address if there is one.
final class ServerObservation: Sendable {
    /// Nobody scrapes or probes with more.
    private static let operationsConnectionCountMaximum = 64

    let log: Log?
    private let settings: ObservationSettings
    private let observation: Observation?
    private let readiness: Readiness
    /// Whose loops are asked; set when they have started.
    private let servers = Locked<[HTTPServer]>([])
    private let content = Locked<ContentFigures?>(nil)
    private let store = Locked<StoreFigures?>(nil)

    /// Lines go to standard error: what scripts wait for is alone on standard output.
    init(_ configuration: Configuration, _ readiness: Readiness) {
        settings = configuration.observation
        self.readiness = readiness
        var logSettings = LogSettings()
        logSettings.format = settings.logFormat ?? (isatty(STDERR_FILENO) == 1 ? .text : .json)
        logSettings.level = settings.logLevel
        logSettings.peer = settings.logPeer
        let routes = RouteTable.patterns
        log = settings.logLevel == .off ? nil : Log(logSettings, routes: routes, descriptor: STDERR_FILENO)
        observation =
            settings.hasMetrics || log != nil
            ? Observation(routes: routes, proxies: configuration.trustedProxies, log: log) : nil
    }

    // MARK: What is watched

    /// Makes the observer of a loop; `nil` where nobody watches.
    var observerMaker: HTTPServer.ObserverMaker? {
        observation.map { observation in { _ in observation.makeObserver() } }
    }

    func watch(_ figures: ContentFigures) { content.withLock { $0 = figures } }

    func watch(_ figures: StoreFigures) {
        store.withLock { $0 = figures }
        figures.store.whenHealthChanges { [log] failure in
            if let failure {
                log?.note(.error, "storeUnavailable", [LogMember("cause", failure.rawValue)])
            } else {
                log?.note(.info, "storeAvailable")
            }
        }
    }

    func watch(_ server: HTTPServer) { servers.withLock { $0.append(server) } }

    /// The API as clients get it, with metrics if there are any.
    func published(_ api: API) -> API {
        var api = api
        if settings.operationsAddress != nil { api.operations.audience = .clients }
        if settings.hasMetrics { api.operations.metrics = { self.scrape($0, $1) } }
        return api
    }

    /// Begins to serve operators, if they have an address of their own; the address with its port.
    func startOperations(_ api: API) throws(ServerStartError) -> String? {
        guard let address = settings.operationsAddress else { return nil }
        var api = published(api)
        api.operations.audience = .operators
        var server = ServerConfiguration()
        server.host = address.host
        server.port = address.port
        server.connections.countMaximum = Self.operationsConnectionCountMaximum
        server.connections.countPerAddressMaximum = Self.operationsConnectionCountMaximum
        let started = try HTTPServer.start(server, handler: api, observedBy: observerMaker)
        watch(started)
        let host = address.host.contains(":") ? "[\(address.host)]" : address.host
        return "http://\(host):\(started.port)"
    }

    // MARK: Metrics

    /// Asks every loop and the store, and writes what they say.
    private func scrape(_ form: MetricsForm, _ reply: @escaping @Sendable ([UInt8]) -> Void) {
        let format: MetricsText.Format = form == .openMetrics ? .openMetrics : .prometheus
        let report = Locked(LoopReport())
        visitAll(servers.withLock(\.self)[...]) { server, whenDone in
            server.visitLoops({ observer, counts in report.withLock { $0.add(observer, counts) } }, whenDone: whenDone)
        } whenDone: { [self] in
            checkReadiness { isReady in
                let families = self.families(report.withLock(\.self), isReady)
                reply(MetricsText.bytes(of: families, as: format))
            }
        }
    }

    private func visitAll(
        _ servers: ArraySlice<HTTPServer>,
        _ visit: @escaping @Sendable (HTTPServer, @escaping @Sendable () -> Void) -> Void,
        whenDone: @escaping @Sendable () -> Void
    ) {
        guard let server = servers.first else { return whenDone() }
        visit(server) { self.visitAll(servers.dropFirst(), visit, whenDone: whenDone) }
    }

    private func checkReadiness(_ reply: @escaping @Sendable (Bool) -> Void) {
        guard !readiness.isDraining, let store = store.withLock(\.self)?.store else { return reply(false) }
        store.checkHealth { result in
            if case .success = result { reply(true) } else { reply(false) }
        }
    }

    private func families(_ report: LoopReport, _ isReady: Bool) -> [MetricFamily] {
        let now = time(nil)
        return (observation?.families(report) ?? [])
            + [
                MetricFamily(MetricCatalogue.ready, [.init(.integer(isReady ? 1 : 0))]),
                MetricFamily(MetricCatalogue.build, [.init(.integer(1), [ServerVersion.number])]),
            ]
            + (store.withLock(\.self)?.families() ?? [])
            + (content.withLock(\.self)?.families(today: CalendarDate(secondsSince1970: now)) ?? [])
    }
}
