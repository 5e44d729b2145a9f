/// Where a value stands in a JSON document. RFC 6901.
///
/// Whoever walks a document makes one at each step and hardly ever looks at it, so a pointer is a chain of steps; its text is made when asked for.
package struct JSONPointer: Sendable, CustomStringConvertible {
    private enum Token {
        case key(String)
        case index(Int)
    }

    private final class Step: Sendable {
        let parent: Step?
        let token: Token

        init(_ token: Token, after parent: Step?) {
            self.parent = parent
            self.token = token
        }
    }

    /// `nil` for the whole document.
    private let last: Step?

    package init() { last = nil }

    private init(_ last: Step) { self.last = last }

    package func appending(_ key: String) -> JSONPointer { JSONPointer(Step(.key(key), after: last)) }

    package func appending(_ index: Int) -> JSONPointer { JSONPointer(Step(.index(index), after: last)) }

    package var description: String {
        var texts: [String] = []
        var step = last
        // As deep as the document, which its reader bounds.
        while let current = step {
            texts.append(Self.text(of: current.token))
            step = current.parent
        }
        return texts.reversed().joined()
    }

    private static func text(of token: Token) -> String {
        switch token {
        case .index(let index): "/\(index)"
        // RFC 6901 §3: "~" is "~0" and "/" is "~1".
        case .key(let key): "/" + key.replacing("~", with: "~0").replacing("/", with: "~1")
        }
    }
}

extension JSONPointer: Hashable {
    package static func == (one: JSONPointer, other: JSONPointer) -> Bool { one.description == other.description }

    package func hash(into hasher: inout Hasher) { hasher.combine(description) }
}
