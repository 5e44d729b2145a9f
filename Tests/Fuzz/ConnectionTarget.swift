import HTTP

/// Gives bytes to a connection whole and in pieces, and compares everything that comes of it.
enum ConnectionTarget {
    /// The first byte chooses limits and pieces; the rest is what comes over the wire. A seed starts with a letter: any byte will do.
    static func run(_ bytes: [UInt8]) {
        guard let choice = bytes.first else { return }
        let wire = bytes.dropFirst()
        var settings = WireSettings()
        settings.wantsBodies = choice & 1 == 0
        if choice & 2 != 0 {
            settings.limits.headByteCountMaximum = 128
            settings.limits.fieldCountMaximum = 3
            settings.limits.targetByteCountMaximum = 16
            settings.limits.chunkExtensionByteCountMaximum = 4
            settings.limits.trailerByteCountMaximum = 16
            settings.limits.discardedByteCountMaximum = 16
            settings.bodyByteCountMaximum = 8
        }
        let whole = WireConnection.events(of: [wire], settings)
        check(whole, settings)
        precondition(whole == WireConnection.events(of: pieces(of: wire, length: Int(choice >> 2) % 16 + 1), settings))
    }

    private static func pieces(of bytes: ArraySlice<UInt8>, length: Int) -> [ArraySlice<UInt8>] {
        stride(from: bytes.startIndex, to: bytes.endIndex, by: length).map {
            bytes[$0..<min($0 + length, bytes.endIndex)]
        }
    }

    /// No fault, nothing behind a refusal, and a body only behind a head that has one.
    private static func check(_ events: [String], _ settings: WireSettings) {
        var awaitsBody = false
        for (index, event) in events.enumerated() where !event.hasPrefix("field ") {
            precondition(!event.hasPrefix("fault"))
            if event.hasPrefix("refuse ") { precondition(index == events.count - 1) }
            if event.hasPrefix("body ") { precondition(awaitsBody) }
            if event.hasPrefix("head ") {
                precondition(!awaitsBody)
                awaitsBody = settings.wantsBodies && !event.contains(" no-body ")
            } else if event != "continue" {
                awaitsBody = false
            }
        }
    }
}
