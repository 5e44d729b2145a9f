import HTTP

extension API {
    /// The body with which the request of an operation's examples is answered; `nil` where that is no success, or is the store's or the search's to say.
    func example(of operation: DescribedOperation) -> [UInt8]? {
        if let page = store.pages.example(of: operation) { return page.bytes(crisis: store.common.crisis) }
        guard operation.method == "GET" else { return nil }
        let bytes = Array("GET \(operation.exampleTarget) HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8)
        var machine = ConnectionStateMachine(limits: HTTPLimits())
        var request = HTTPRequest()
        var position = 0
        guard case .decide = machine.receive(bytes.span, at: &position, into: &request),
            let answer = contentAnswer(to: request), answer.status == .ok
        else { return nil }
        return answer.body
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
