import HTTP
import JSON

extension API {
    /// The object with which a GET of content is answered from its head, as a client would get it; `nil` for anything but 200.
    func object(at target: String) -> JSONObject? {
        let bytes = Array("GET \(target) HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8)
        var machine = ConnectionStateMachine(limits: HTTPLimits())
        var request = HTTPRequest()
        var position = 0
        guard case .decide = machine.receive(bytes.span, at: &position, into: &request),
            let answer = contentAnswer(to: request), answer.status == .ok
        else { return nil }
        // What is no JSON, such as a page, has no object to show.
        do throws(JSONSyntaxError) { return try JSONValue.parse(answer.body).object } catch { return nil }
    }
}

extension HTTPAnswer {
    fileprivate var body: [UInt8] {
        switch self {
        case .prepared(let prepared): prepared.body.array
        case .response(let response): response.body
        case .sharedHead(_, let body): body
        }
    }
}
