import HTTP

/// The connections of a loop in numbered slots, each with its deadline beside it.
///
/// Deadlines stand in one flat array: a tick looks through ten thousand of them in some microseconds, and setting one, which happens with every
/// request, is one store. A heap or a wheel would make the frequent thing dearer to make the rare thing cheaper.
struct ConnectionTable {
    private var connections: [Connection?] = []
    private var generations: [UInt32] = []
    private var deadlines: [Int64] = []
    private var freeSlots: [Int] = []
    private(set) var count = 0
    private var insertedCount: UInt64 = 0

    /// The token for the next connection that is put in.
    mutating func reserve() -> ConnectionToken {
        if freeSlots.isEmpty {
            freeSlots.append(connections.count)
            connections.append(nil)
            generations.append(0)
            deadlines.append(.max)
        }
        let slot = freeSlots[freeSlots.count - 1]
        return ConnectionToken(slot: slot, generation: generations[slot])
    }

    /// Puts in the connection that ``reserve()`` named.
    mutating func insert(_ connection: Connection, deadline: Int64) {
        let slot = connection.token.slot
        precondition(freeSlots.last == slot && connections[slot] == nil)
        freeSlots.removeLast()
        connections[slot] = connection
        connection.number = insertedCount
        insertedCount += 1
        deadlines[slot] = deadline
        count += 1
    }

    mutating func remove(_ token: ConnectionToken) {
        guard self[token] != nil else { return }
        connections[token.slot] = nil
        generations[token.slot] &+= 1
        deadlines[token.slot] = .max
        freeSlots.append(token.slot)
        count -= 1
    }

    /// The connection of this token, unless it is gone.
    subscript(token: ConnectionToken) -> Connection? {
        guard connections.indices.contains(token.slot), generations[token.slot] == token.generation else { return nil }
        return connections[token.slot]
    }

    /// Milliseconds of the loop's clock.
    mutating func setDeadline(_ milliseconds: Int64, of token: ConnectionToken) {
        deadlines[token.slot] = milliseconds
    }

    /// Those whose deadline is before `now`.
    func expired(at now: Int64) -> [Connection] {
        deadlines.indices.compactMap { deadlines[$0] < now ? connections[$0] : nil }
    }

    /// The idle connection whose deadline is next, which is the one that has been idle for longest; of those with the same, the one that came
    /// first.
    func longestIdle() -> Connection? {
        var found: Connection?
        var earliest: (deadline: Int64, number: UInt64) = (.max, .max)
        for (slot, connection) in connections.enumerated() {
            guard let connection, (deadlines[slot], connection.number) < earliest, connection.machine.isIdle,
                connection.output == nil
            else { continue }
            found = connection
            earliest = (deadlines[slot], connection.number)
        }
        return found
    }

    /// What they are doing.
    var counts: ConnectionCounts {
        var counts = ConnectionCounts()
        for case let connection? in connections {
            switch connection.currentWaiting {
            case .forHead: counts.idle += 1
            case .forRestOfHead: counts.receivingHead += 1
            case .forBody: counts.receivingBody += 1
            case .forAnswer: counts.answering += 1
            case .forWriting: counts.writing += 1
            case .forClose: counts.closing += 1
            }
        }
        return counts
    }

    var all: [Connection] { connections.compactMap { $0 } }
}
