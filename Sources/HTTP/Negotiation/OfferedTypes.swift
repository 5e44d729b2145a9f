/// The media types in which a resource exists, in the order in which the server prefers them: at most ``countMaximum``.
package struct OfferedTypes: Sendable {
    /// So that a choice among them needs no memory of its own.
    package static var countMaximum: Int { 8 }

    package let types: [MediaType]
    /// Where the two stand that nearly all clients ask for, by which the most frequent fields are known at a glance.
    fileprivate let json: Int?
    fileprivate let html: Int?

    /// - Precondition: not empty, and no more than ``countMaximum``.
    package init(_ types: [MediaType]) {
        precondition((1...Self.countMaximum).contains(types.count), "\(types.count) media types")
        self.types = types
        json = types.firstIndex(of: .json)
        html = types.firstIndex(of: .html)
    }
}

/// The choice among several representations. RFC 9110 §12.5.1.
extension HTTPRequest {
    /// Where the media type stands that the client wants most; `nil` if it wants none of them.
    ///
    /// Of those that it wants alike, one that it names goes before one that falls under a wildcard ("text/html, */*" is a page's visitor), and then the
    /// server's order decides. What ranges mean is said at ``quality(of:)``.
    package func preferred(among offered: OfferedTypes) -> Int? {
        guard let value = firstValue(.accept) else { return 0 }
        if count(of: .accept) == 1, let known = offered.known(head.span.extracting(value)) { return known }
        var wishes = InlineArray<8, Wish>(repeating: Wish())
        let isSaid = forEachMediaRange { range, bytes in
            for index in offered.types.indices { wishes[index].consider(range, for: offered.types[index], in: bytes) }
        }
        guard isSaid else { return 0 }
        var best: Int?
        for index in offered.types.indices where wishes[index].quality > 0 {
            if let current = best, !wishes[index].exceeds(wishes[current]) { continue }
            best = index
        }
        return best
    }
}

extension OfferedTypes {
    /// What Firefox and Safari send for a page, and Chromium: each wants a page first and takes anything.
    private static var browsers: (StaticString, StaticString) {
        (
            "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            """
            text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,\
            application/signed-exchange;v=b3;q=0.7
            """
        )
    }

    /// The choice by a value that many send; `nil` for a value that has to be read.
    fileprivate func known(_ value: Span<UInt8>) -> Int? {
        if value.equals("*/*") { return 0 }
        if value.equals("application/json") { return json }
        guard value.count > 60, value.equals(Self.browsers.0) || value.equals(Self.browsers.1) else { return nil }
        return html ?? 0
    }
}
