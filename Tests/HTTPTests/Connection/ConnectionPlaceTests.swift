import HTTP
import Testing

/// What can happen anywhere: silence, and the client's end.
@Suite("Connection: every place")
struct ConnectionPlaceTests {
    @Test("Says what it waits for", arguments: ConnectionPlace.allCases)
    func saysWhatItWaitsFor(place: ConnectionPlace) {
        let connection = place.connection()
        #expect(connection.waiting == place.waiting)
        #expect(connection.isIdle == (place == .awaitingHead))
        #expect(connection.isAnswering == (place == .answering))
        #expect(connection.isLingering == (place == .lingering))
        #expect(connection.isClosed == (place == .closed))
    }

    @Test(
        "Refuses a head or a body that is late, and closes anything else without a word",
        arguments: ConnectionPlace.allCases)
    func meetsItsDeadline(place: ConnectionPlace) {
        let connection = place.connection()
        let refusal = connection.deadlinePasses()
        switch place {
        case .receivingHead: #expect(refusal == .headTooSlow)
        case .receivingBody: #expect(refusal == .bodyTooSlow)
        case .awaitingHead, .deciding, .answering, .discardingBody, .lingering, .closed: #expect(refusal == nil)
        }
        // After a refusal there is an answer to be read, so it lingers; a second deadline ends that.
        #expect(connection.isLingering == (refusal != nil))
        #expect(connection.isClosed == (refusal == nil))
        #expect(connection.deadlinePasses() == nil)
        #expect(connection.isClosed)
    }

    @Test(
        "Answers a client that closed its half, and closes where there is nothing to answer",
        arguments: ConnectionPlace.allCases)
    func meetsTheClientsEnd(place: ConnectionPlace) {
        let connection = place.connection()
        let isOver = connection.peerCloses()
        switch place {
        case .deciding, .answering:
            #expect(!isOver)
            #expect(connection.waiting == .forAnswer)
            // Whatever the request said: nothing more can come, and there is no close to wait for.
            #expect(!connection.answers())
        case .awaitingHead, .receivingHead, .receivingBody, .discardingBody, .lingering, .closed:
            #expect(isOver)
        }
        #expect(connection.isClosed)
    }

    @Test("Forgets bytes when it lingers or is closed", arguments: [ConnectionPlace.lingering, .closed])
    func forgetsBytes(place: ConnectionPlace) {
        let connection = place.connection()
        #expect(connection.receives("hello" + head("GET / HTTP/1.1", "Host: a")) == .read)
        #expect(connection.buffer.isEmpty)
        #expect(connection.receives("\u{0}") == .read)
        #expect(connection.buffer.isEmpty)
        #expect(connection.waiting == .forClose)
    }

    @Test("Answers 408 to what is late", arguments: [RequestError.headTooSlow, .bodyTooSlow])
    func answersLateness(error: RequestError) {
        #expect(error.status == .requestTimeout)
    }
}
