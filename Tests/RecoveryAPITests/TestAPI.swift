import Content
import HTTP
import JSON
import RecoveryAPI
import TestSupport
import Testing

/// The API on the real content, asked in the text of HTTP and answering in values: no sockets.
struct TestAPI {
    private static let shared = Result { () throws(ContentFaults) in
        let resources = "\(Repository().path)/Resources"
        return API(
            content: try ContentRepository.load(resources: resources),
            openAPI: try APIDescription.load(resources: resources), now: madeAt)
    }

    /// 2026-11-24T12:00:00Z, when all answers were made.
    static let madeAt = 1_795_521_600

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

        func json() throws -> JSONObject {
            try #require(try JSONValue.parse(body).object)
        }
    }

    /// Sends a request for `target` with whole field lines. `#require` fails if it is not answered from its head.
    static func send(_ target: String, fields: [String] = []) throws -> Answer {
        try send("GET", target, fields: fields)
    }

    static func send(_ method: String, _ target: String, fields: [String] = []) throws -> Answer {
        let lines = ["\(method) \(target) HTTP/1.1", "Host: example.org"] + fields
        return try answer(to: Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8))
    }

    private static func answer(to bytes: [UInt8]) throws -> Answer {
        var machine = ConnectionStateMachine(limits: HTTPLimits())
        var request = HTTPRequest()
        request.time = madeAt
        var position = 0
        let action = machine.receive(bytes.span, at: &position, into: &request)
        let api = try shared.get()
        switch action {
        case .decide:
            guard case .answer(let answer) = api.decide(on: request) else { break }
            return read(answer, to: request)
        case .refuse(let error):
            return read(.response(api.refusal(of: error, requestID: "test")), to: request)
        case .read, .answer: break
        }
        Issue.record("not answered from its head: \(action)")
        return Answer(status: 0, fields: [], body: [])
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
