import HTTP
import Testing

/// One case of a wire table: bytes, and what has to come of them.
struct WireCase: Sendable, CustomTestStringConvertible {
    let table: String
    let name: String
    let settings: WireSettings
    let bytes: [UInt8]
    /// In the words of ``WireConnection``.
    let events: [String]

    var testDescription: String { "\(table): \(name)" }

    /// Fields are compared only where a case speaks of them.
    var comparesFields: Bool { events.contains { $0.hasPrefix("field ") } }

    var endsInRefusal: Bool { events.last?.hasPrefix("refuse ") ?? false }

    var needsMore: Bool { events.last == "need more" }

    /// Whether the connection would take another request behind these bytes.
    var staysOpen: Bool {
        guard let head = events.last(where: { $0.hasPrefix("head ") }) else { return !endsInRefusal && !needsMore }
        return !endsInRefusal && !needsMore && !head.contains(" close")
    }
}
