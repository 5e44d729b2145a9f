import ContactRequests
import Content
import ContentSearch
import Dispatch
import HTTP
import JSON
import RecoveryAPI
import Locking
import TestSupport
import Testing

/// The API on the real content, asked in the text of HTTP and answering in values: no sockets.
struct TestAPI {
    /// The content, read once, and the description.
    private static let resources = Result { () throws(any Error) in
        let resources = "\(Repository().path)/Resources"
        let content = try ContentRepository.load(resources: resources)
        return (
            content: content, search: try ContentSearch(content),
            openAPI: try APIDescription.load(resources: resources)
        )
    }

    private static let shared = Result { try TestAPI(store: InMemoryContactRequestStore()) }

    /// The description as it is served, read once.
    static let description = Result { try send("/openapi.json").json() }

    /// 2026-11-24T12:00:00Z, when all answers were made.
    static let madeAt = 1_795_521_600

    let readiness = Readiness()
    private let api: API

    /// An API of its own, with what the test sets, on the real content or another.
    init(
        store: any ContactRequestStore = InMemoryContactRequestStore(), content other: ContentRepository? = nil,
        contentSettings: ContentSettings = ContentSettings(), operations: Operations = Operations(),
        _ change: (inout ContactRequestSettings) -> Void = { _ in }
    ) throws {
        let (shared, search, openAPI) = try Self.resources.get()
        let consent = Repository().text("Resources/Contact/consent.json")
        var settings = ContactRequestSettings(
            store: store, consent: try PublishedConsent.read(Array(consent.utf8), providerName: "Sample Clinic"),
            timeZones: TimeZoneNames(["America/Chicago", "Europe/Berlin"]), clock: { 0 })
        settings.rateLimit = nil
        change(&settings)
        var api = API(
            content: other ?? shared, search: { search }, openAPI: openAPI, contentSettings: contentSettings,
            contactRequests: settings, readiness: readiness, now: Self.madeAt)
        api.operations = operations
        self.api = api
    }

    struct Answer {
        let status: Int
        /// In order, names in lower case.
        let fields: [(name: String, value: String)]
        let body: [UInt8]

        /// The value of the only field of this name.
        subscript(name: String) -> String? {
            let values = fields.filter { $0.name == name }.map(\.value)
            return values.count == 1 ? values[0] : nil
        }

        var text: String { String(decoding: body, as: UTF8.self) }

        func json() throws -> JSONObject {
            try #require(try JSONValue.parse(body).object)
        }
    }

    /// Sends a request for `target` with whole field lines. `#require` fails if it is not answered from its head.
    static func send(_ target: String, fields: [String] = []) throws -> Answer {
        try send("GET", target, fields: fields)
    }

    static func send(_ method: String, _ target: String, fields: [String] = []) throws -> Answer {
        try shared.get().send(method, target, fields: fields)
    }

    /// Sends a request with a body, whose length is added.
    func send(
        _ method: String, _ target: String, fields: [String] = [], body: String? = nil, from peer: String = "192.0.2.1"
    ) throws -> Answer {
        let length = body.map { ["Content-Length: \($0.utf8.count)"] } ?? []
        let lines = ["\(method) \(target) HTTP/1.1", "Host: example.org"] + fields + length
        let bytes = Array((lines.joined(separator: "\r\n") + "\r\n\r\n" + (body ?? "")).utf8)
        var request = HTTPRequest()
        request.time = Self.madeAt
        request.peer = try #require(PeerAddress(peer))
        var machine = ConnectionStateMachine(limits: HTTPLimits())
        var position = 0
        var action = machine.receive(bytes.span, at: &position, into: &request)
        if action == .decide {
            switch api.decide(on: request) {
            case .answer(let answer): return Self.read(answer, to: request)
            case .receiveBody(let maximum):
                if case .refuse(let error) = machine.bodyIsWanted(by: request, byteCountMaximum: maximum) {
                    action = .refuse(error)
                } else {
                    action = machine.receive(bytes.span, at: &position, into: &request)
                }
            }
        }
        switch action {
        case .refuse(let error):
            return Self.read(.response(api.refusal(of: error, requestID: "test")), to: request)
        case .answer(let body): return Self.read(try answer(request, body), to: request)
        case .read, .decide: break
        }
        Issue.record("not answered: \(action)")
        return Answer(status: 0, fields: [], body: [])
    }

    /// The one answer of the handler, which a store in memory lets it give at once, and the search, or whoever makes a representation that is not made yet, soon.
    private func answer(_ request: HTTPRequest, _ body: [UInt8]) throws -> HTTPAnswer {
        let answers = Locked<[HTTPAnswer]>([])
        let isAnswered = DispatchSemaphore(value: 0)
        api.answer(request, body: body) { answer in
            answers.withLock { $0.append(answer) }
            isAnswered.signal()
        }
        #expect(isAnswered.wait(timeout: .now() + 60) == .success)
        let given = answers.withLock(\.self)
        #expect(given.count == 1)
        return try #require(given.first)
    }

    private static func read(_ answer: HTTPAnswer, to request: HTTPRequest) -> Answer {
        var output = OutputBytes(byteCapacity: 1_024)
        let ending = ResponseEncoder.Ending(date: [], keepsAlive: true, version: .http11)
        ResponseEncoder.writeHead(of: answer, to: request, ending, into: &output)
        let lines = String(decoding: output.bytes, as: UTF8.self).split(separator: "\r\n")
        let fields = lines.dropFirst().compactMap { line -> (name: String, value: String)? in
            guard let colon = line.firstIndex(of: ":") else { return nil }
            return (line[..<colon].lowercased(), String(line[line.index(after: colon)...].drop { $0 == " " }))
        }
        let body =
            switch answer {
            case .prepared(let prepared): prepared.body.array
            case .response(let response): response.body
            case .sharedHead(_, let body): body
            }
        return Answer(status: answer.status.code, fields: fields, body: body)
    }
}

extension JSONObject {
    /// The objects of a list.
    func objects(_ key: String) -> [JSONObject] { self[key]?.array?.compactMap(\.object) ?? [] }

    func text(_ keys: String...) -> String? {
        var value: JSONValue? = .object(self)
        for key in keys { value = value?.object?[key] }
        return value?.string
    }
}
