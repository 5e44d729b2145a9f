import HTTP
import Testing

/// The places that a connection can be at, each reached by the shortest script.
enum ConnectionPlace: CaseIterable, Sendable {
    case awaitingHead, receivingHead, deciding, receivingBody, answering, discardingBody, lingering, closed

    /// A connection that has come to this place.
    func connection() -> ScriptedConnection {
        let connection = ScriptedConnection()
        let post = head("POST / HTTP/1.1", "Host: a", "Content-Length: 5")
        switch self {
        case .awaitingHead: break
        case .receivingHead: #expect(connection.receives("POST /") == .read)
        case .deciding: #expect(connection.receives(post) == .decide)
        case .receivingBody:
            #expect(connection.receives(post + "he") == .decide)
            #expect(connection.wantsBody() == .read)
            #expect(connection.receives("l") == .read)
        case .answering:
            #expect(connection.receives(post + "hello") == .decide)
            #expect(connection.wantsBody() == .read)
            #expect(connection.receives("") == .answer("hello"))
        case .discardingBody:
            #expect(connection.receives(post + "he") == .decide)
            #expect(connection.answers())
            #expect(connection.receives("l") == .read)
        case .lingering:
            #expect(connection.receives(post) == .decide)
            #expect(!connection.answers(closing: true))
        case .closed: #expect(connection.peerCloses())
        }
        return connection
    }

    /// What a connection waits for there.
    var waiting: ConnectionStateMachine.Waiting {
        switch self {
        case .awaitingHead: .forHead
        case .receivingHead: .forRestOfHead
        case .deciding, .answering: .forAnswer
        case .receivingBody, .discardingBody: .forBody
        case .lingering, .closed: .forClose
        }
    }
}
