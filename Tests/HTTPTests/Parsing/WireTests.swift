import HTTP
import Testing

/// Runs every case of the tables in `Wire/` through the connection's state machine, in all the ways that its bytes may
/// arrive.
@Suite("Wire tables")
struct WireTests {
    private static let second = Array("GET /second HTTP/1.1\r\nHost: second.example\r\n\r\n".utf8)
    private static let secondEvents = [
        "head GET /second HTTP/1.1 host=second.example no-body keep-alive", "field Host: \"second.example\"",
    ]

    @Test("Says what the table says, of the bytes in one piece", arguments: try WireTable.allCases())
    func saysWhatTheTableSays(wireCase: WireCase) {
        #expect(events(of: wireCase, in: [wireCase.bytes[...]]) == wireCase.events)
    }

    @Test("Says the same wherever the bytes are split in two", arguments: try WireTable.allCases())
    func saysTheSameAtEverySplit(wireCase: WireCase) {
        for split in wireCase.bytes.indices.dropFirst() {
            let pieces = [wireCase.bytes[..<split], wireCase.bytes[split...]]
            let events = events(of: wireCase, in: pieces)
            #expect(events == wireCase.events, "split at \(split)")
            if events != wireCase.events { return }
        }
    }

    @Test("Says the same of one byte at a time", arguments: try WireTable.allCases())
    func saysTheSameOfOneByteAtATime(wireCase: WireCase) {
        let pieces = wireCase.bytes.indices.map { wireCase.bytes[$0...$0] }
        #expect(events(of: wireCase, in: pieces) == wireCase.events)
    }

    @Test("Leaves the bytes behind a request alone", arguments: try WireTable.allCases().filter { !$0.needsMore })
    func leavesTrailingBytesAlone(wireCase: WireCase) {
        let bytes = wireCase.bytes + Self.second
        let second = wireCase.comparesFields ? Self.secondEvents : [Self.secondEvents[0]]
        let expected = wireCase.staysOpen ? wireCase.events + second : wireCase.events
        #expect(events(of: wireCase, in: [bytes[...]]) == expected)
        let pieces = bytes.indices.map { bytes[$0...$0] }
        #expect(events(of: wireCase, in: pieces) == expected)
    }

    @Test("Takes exactly its own bytes", arguments: try WireTable.allCases().filter { $0.staysOpen })
    func takesExactlyItsOwnBytes(wireCase: WireCase) {
        var connection = WireConnection(wireCase.settings)
        connection.receive(wireCase.bytes[...])
        #expect(connection.takenByteCountAtLastEvent == wireCase.bytes.count)
    }

    @Test("Reads a body that nobody wants away, to its last byte", arguments: try WireTable.allCases())
    func readsUnwantedBodiesAway(wireCase: WireCase) {
        guard wireCase.staysOpen, wireCase.events.contains(where: { $0.hasPrefix("body ") }) else { return }
        var settings = wireCase.settings
        settings.wantsBodies = false
        // After a final answer instead of 100 (Continue) nobody knows whether the body comes: there the connection
        // closes.
        let closesAfter = wireCase.events.firstIndex { $0.hasSuffix(" expects-continue") }
        var expected = wireCase.events.filter { $0.hasPrefix("head ") } + [Self.secondEvents[0]]
        if closesAfter != nil { expected = [wireCase.events[0]] }
        let bytes = wireCase.bytes + Self.second
        for pieces in [[bytes[...]], bytes.indices.map { bytes[$0...$0] }] {
            let events = WireConnection.events(of: pieces, settings)
            #expect(events.filter { $0.hasPrefix("head ") } == expected)
        }
    }

    @Test("Refuses more than it accepts")
    func refusesMoreThanItAccepts() throws {
        let cases = try WireTable.allCases()
        let refusals = cases.count { $0.endsInRefusal }
        #expect(refusals > cases.count - refusals)
    }

    @Test("Shows every reason for which a parser refuses", arguments: RequestError.allCases)
    func showsEveryRefusal(error: RequestError) throws {
        // These two are a matter of time, and the scripts' to show.
        if error == .headTooSlow || error == .bodyTooSlow { return }
        let refusal = "refuse \(error) \(error.status.code)"
        #expect(try WireTable.allCases().contains { $0.events.last == refusal })
    }

    private func events(of wireCase: WireCase, in pieces: [ArraySlice<UInt8>]) -> [String] {
        let events = WireConnection.events(of: pieces, wireCase.settings)
        return wireCase.comparesFields ? events : events.filter { !$0.hasPrefix("field ") }
    }
}
