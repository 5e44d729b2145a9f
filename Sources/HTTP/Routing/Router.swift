/// Finds what stands at a path. Built once from a table of patterns; a lookup walks a tree of segments and allocates nothing.
///
/// A literal segment wins over a parameter, and there is no way back from it: "/programs/compare" is never the program "compare".
/// An empty segment matches nothing, so "//" and a slash at the end are not found.
package struct Router<Endpoint: Sendable>: Sendable {
    /// What a path led to. The parameters' ranges are within the bytes that were given.
    package struct Match {
        package let endpoint: Endpoint
        package let parameters: Parameters
    }

    /// The values of a pattern's places, in order: at most two, so that no array is needed.
    package struct Parameters: Equatable, Sendable {
        package static var countMaximum: Int { 2 }
        package fileprivate(set) var first = 0..<0
        package fileprivate(set) var second = 0..<0
        fileprivate var count = 0

        fileprivate mutating func append(_ range: Range<Int>) {
            if count == 0 { first = range } else { second = range }
            count += 1
        }
    }

    private struct Node: Sendable {
        var literals: [(segment: [UInt8], node: Int)] = []
        var parameter: Int?
        var endpoint: Endpoint?
    }

    private var nodes = [Node()]

    /// - Precondition: no two patterns match the same paths, and none has more than ``Parameters/countMaximum`` places.
    package init(_ routes: [(pattern: RoutePattern, endpoint: Endpoint)]) {
        for route in routes {
            precondition(
                route.pattern.parameterNames.count <= Parameters.countMaximum, "too many places: \(route.pattern)")
            var node = 0
            for segment in route.pattern.segments { node = child(of: node, for: segment) }
            precondition(nodes[node].endpoint == nil, "two endpoints at \(route.pattern)")
            nodes[node].endpoint = route.endpoint
        }
    }

    private mutating func child(of node: Int, for segment: RoutePattern.Segment) -> Int {
        switch segment {
        case .literal(let bytes):
            if let known = nodes[node].literals.first(where: { $0.segment == bytes }) { return known.node }
            nodes[node].literals.append((bytes, nodes.count))
        case .parameter:
            if let known = nodes[node].parameter { return known }
            nodes[node].parameter = nodes.count
        }
        nodes.append(Node())
        return nodes.count - 1
    }

    /// What stands at `path`, or `nil`.
    package func match(_ path: Span<UInt8>) -> Match? {
        guard path.count > 0, path[0] == ASCII.slash else { return nil }
        var parameters = Parameters()
        var node = 0
        var start = 1
        // One round a segment.
        while start < path.count || (start == path.count && start > 1) {
            let end = path.firstIndex(of: ASCII.slash, from: start) ?? path.count
            guard end > start else { return nil }
            if let literal = literalChild(of: node, path.extracting(start..<end)) {
                node = literal
            } else if let parameter = nodes[node].parameter {
                parameters.append(start..<end)
                node = parameter
            } else {
                return nil
            }
            if end == path.count { break }
            start = end + 1
        }
        return nodes[node].endpoint.map { Match(endpoint: $0, parameters: parameters) }
    }

    private func literalChild(of node: Int, _ segment: Span<UInt8>) -> Int? {
        for literal in nodes[node].literals where literal.segment.count == segment.count {
            var index = 0
            while index < segment.count, literal.segment[index] == segment[index] { index += 1 }
            if index == segment.count { return literal.node }
        }
        return nil
    }
}
