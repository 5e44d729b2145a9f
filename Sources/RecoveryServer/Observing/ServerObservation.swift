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
    /// Where operators listen, if they have an address of their own.
    private let operationsServer: ServerConfiguration?
    /// Whose loops are asked, and whether they serve operators alone; set when they have started.
    private let servers = Locked<[(server: HTTPServer, isForOperators: Bool)]>([])
    private let content = Locked<ContentFigures?>(nil)
    private let store = Locked<StoreFigures?>(nil)

    /// Lines go to standard error: what scripts wait for is alone on standard output.
    init(_ configuration: Configuration, _ readiness: Readiness) {
        settings = configuration.observation
        self.readiness = readiness
        operationsServer = configuration.observation.operationsAddress.map { address in
            var server = ServerConfiguration()
            server.host = address.host
            server.port = address.port
            server.takesOver = configuration.server.takesOver && address.port != 0
            server.connections.countMaximum = Self.operationsConnectionCountMaximum
            server.connections.countPerAddressMaximum = Self.operationsConnectionCountMaximum
            return server
        }
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

    func watch(_ server: HTTPServer, isForOperators: Bool = false) {
        servers.withLock { $0.append((server, isForOperators)) }
    }

    // MARK: What is served

    /// The API as clients get it, or operators at an address of their own, with metrics if there are any.
    func published(_ api: API, isForOperators: Bool = false) -> API {
        var api = api
        if isForOperators {
            api.operations.audience = .operators
        } else if operationsServer != nil {
            api.operations.audience = .clients
        }
        if settings.hasMetrics { api.operations.metrics = { self.scrape($0, $1) } }
        return api
    }

    /// Begins to serve operators, if they have an address of their own; the address with its port.
    func startOperations(_ api: API) throws(ServerStartError) -> String? {
        guard let configuration = operationsServer else { return nil }
        let started = try HTTPServer.start(
            configuration, handler: published(api, isForOperators: true), observedBy: observerMaker)
        watch(started, isForOperators: true)
        return configuration.url(port: started.port)
    }

    /// Gives every loop of every server another API, and calls back when all have it.
    func publish(_ api: API, whenDone: @escaping @Sendable () -> Void) {
        visitAll(servers.withLock(\.self)[...]) { server, isForOperators, whenReplaced in
            server.replaceHandler(self.published(api, isForOperators: isForOperators), whenReplaced)
        } whenDone: {
            whenDone()
        }
    }

    // MARK: Metrics

    /// Asks every loop and the store, and writes what they say.
    private func scrape(_ form: MetricsForm, _ reply: @escaping @Sendable ([UInt8]) -> Void) {
        let format: MetricsText.Format = form == .openMetrics ? .openMetrics : .prometheus
        let report = Locked(LoopReport())
        visitAll(servers.withLock(\.self)[...]) { server, _, whenDone in
            server.visitLoops({ observer, counts in report.withLock { $0.add(observer, counts) } }, whenDone: whenDone)
        } whenDone: { [self] in
            checkReadiness { isReady in
                let families = self.families(report.withLock(\.self), isReady)
                reply(MetricsText.bytes(of: families, as: format))
            }
        }
    }

    private func visitAll(
        _ servers: ArraySlice<(server: HTTPServer, isForOperators: Bool)>,
        _ visit: @escaping @Sendable (HTTPServer, Bool, @escaping @Sendable () -> Void) -> Void,
        whenDone: @escaping @Sendable () -> Void
    ) {
        guard let (server, isForOperators) = servers.first else { return whenDone() }
        visit(server, isForOperators) { self.visitAll(servers.dropFirst(), visit, whenDone: whenDone) }
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
