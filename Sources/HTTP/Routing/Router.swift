/// Finds what stands at a path. Built once from a table of patterns; a lookup walks a tree of segments and allocates nothing.
///
/// A literal segment wins over a parameter, and there is no way back from it: "/programs/compare" is never the program "compare".
/// An empty segment matches nothing, so "//" and a slash at the end are not found.
package struct Router: Sendable {
    /// What a path led to. The parameters' ranges are within the bytes that were given.
    package struct Match {
        package let endpoint: Int
        package let parameters: RouteParameters
    }

    private let tree: RouteTree
    private let endpoints: [Int]

    /// Endpoints are numbers, such as places in a list: a router of anything would be a generic one, made anew at each call from another module.
    ///
    /// - Precondition: no two patterns match the same paths, and none has more than ``RouteParameters/countMaximum`` places.
    package init(_ routes: [(pattern: RoutePattern, endpoint: Int)]) {
        tree = RouteTree(routes.map(\.pattern))
        endpoints = routes.map(\.endpoint)
    }

    /// What stands at `path`, or `nil`.
    package func match(_ path: Span<UInt8>) -> Match? {
        var parameters = RouteParameters()
        guard let route = tree.match(path, &parameters) else { return nil }
        return Match(endpoint: endpoints[route], parameters: parameters)
    }
}

/// The values of a pattern's places, in order: at most two, so that no array is needed.
package struct RouteParameters: Equatable, Sendable {
    package static var countMaximum: Int { 2 }
    package fileprivate(set) var first = 0..<0
    package fileprivate(set) var second = 0..<0
    fileprivate var count = 0

    fileprivate mutating func append(_ range: Range<Int>) {
        if count == 0 { first = range } else { second = range }
        count += 1
    }
}

/// A router's segments as a tree, in flat arrays of plain numbers: a walk through it counts no references.
private struct RouteTree: Sendable {
    private struct Node: Sendable {
        /// Its literal segments in ``literals``.
        var literals = 0..<0
        var parameter: Int?
        var route: Int?
    }

    private struct Literal: Sendable {
        /// Where the segment stands in ``segmentBytes``.
        let segment: Range<Int>
        let node: Int
    }

    private var nodes: [Node] = []
    private var literals: [Literal] = []
    private var segmentBytes: [UInt8] = []

    /// The tree of these patterns; what a walk ends at is a pattern's index.
    init(_ patterns: [RoutePattern]) {
        for pattern in patterns {
            precondition(
                pattern.parameterNames.count <= RouteParameters.countMaximum, "too many places: \(pattern)")
        }
        _ = add(patterns.indices.map { (patterns[$0], $0) }, depth: 0)
    }

    /// Adds the node that all of these patterns pass at this depth, and everything below it. Returns its index.
    private mutating func add(_ patterns: [(pattern: RoutePattern, route: Int)], depth: Int) -> Int {
        let index = nodes.count
        nodes.append(Node())
        let ending = patterns.filter { $0.pattern.segments.count == depth }
        precondition(ending.count <= 1, "two endpoints at \(ending.map(\.pattern))")
        nodes[index].route = ending.first?.route
        var children: [(segment: RoutePattern.Segment, patterns: [(pattern: RoutePattern, route: Int)])] = []
        for pattern in patterns where pattern.pattern.segments.count > depth {
            let segment = pattern.pattern.segments[depth].kind
            if let known = children.firstIndex(where: { $0.segment == segment }) {
                children[known].patterns.append(pattern)
            } else {
                children.append((segment, [pattern]))
            }
        }
        var added: [Literal] = []
        for child in children {
            let node = add(child.patterns, depth: depth + 1)
            switch child.segment {
            case .literal(let bytes):
                added.append(
                    Literal(segment: segmentBytes.count..<(segmentBytes.count + bytes.count), node: node))
                segmentBytes += bytes
            case .parameter: nodes[index].parameter = node
            }
        }
        nodes[index].literals = literals.count..<(literals.count + added.count)
        literals += added
        return index
    }

    /// The route at `path`, or `nil`.
    func match(_ path: Span<UInt8>, _ parameters: inout RouteParameters) -> Int? {
        guard path.count > 0, path[0] == ASCII.slash else { return nil }
        var node = nodes[0]
        var start = 1
        // One round a segment.
        while start < path.count || (start == path.count && start > 1) {
            let end = path.firstIndex(of: ASCII.slash, from: start) ?? path.count
            guard end > start else { return nil }
            if let literal = child(of: node, path.extracting(start..<end)) {
                node = nodes[literal]
            } else if let parameter = node.parameter {
                parameters.append(start..<end)
                node = nodes[parameter]
            } else {
                return nil
            }
            if end == path.count { break }
            start = end + 1
        }
        return node.route
    }

    private func child(of node: Node, _ segment: Span<UInt8>) -> Int? {
        let bytes = segmentBytes.span
        for index in node.literals where literals[index].segment.count == segment.count {
            if bytes.extracting(literals[index].segment).equals(segment) { return literals[index].node }
        }
        return nil
    }
}

extension RoutePattern.Segment {
    /// The same without the name of a parameter: patterns that differ in that alone match the same paths.
    fileprivate var kind: Self { if case .parameter = self { .parameter("") } else { self } }
}
