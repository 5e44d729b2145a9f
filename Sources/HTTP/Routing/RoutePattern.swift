/// A path with places, "/programs/{id}".
package struct RoutePattern: Hashable, Sendable, CustomStringConvertible {
    enum Segment: Hashable, Sendable {
        case literal([UInt8])
        case parameter(String)
    }

    package let description: String
    let segments: [Segment]

    /// - Precondition: starts with a slash; a parameter is a whole segment in braces.
    package init(_ pattern: String) {
        precondition(pattern.hasPrefix("/"), "a pattern starts with a slash: \(pattern)")
        description = pattern
        segments =
            pattern == "/"
            ? []
            : pattern.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map { segment in
                if segment.hasPrefix("{"), segment.hasSuffix("}") {
                    return .parameter(String(segment.dropFirst().dropLast()))
                }
                precondition(!segment.isEmpty, "an empty segment in \(pattern)")
                return .literal(Array(segment.utf8))
            }
    }

    /// The names of its places, in order.
    package var parameterNames: [String] {
        segments.compactMap { if case .parameter(let name) = $0 { name } else { nil } }
    }
}
