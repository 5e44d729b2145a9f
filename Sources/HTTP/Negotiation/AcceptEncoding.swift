/// A content coding that we have. RFC 9110 §8.4.1.
package enum ContentCoding: Sendable { case identity, gzip }

/// Proactive negotiation of the content coding. RFC 9110 §12.5.3.
///
///     Accept-Encoding = #( ( content-coding / "identity" / "*" ) [ weight ] )
extension HTTPRequest {
    /// The coding that the client wants most, where a representation exists both in gzip and without a coding; `nil` if it excludes both.
    ///
    /// Wanted alike, gzip goes first, since it is shorter; but a client that names neither it nor `*` gets none, since it might not know it.
    /// `x-gzip` is gzip (§8.4.1.3).
    package var preferredCoding: ContentCoding? {
        guard let value = firstValue(.acceptEncoding) else { return .identity }
        if count(of: .acceptEncoding) == 1, head.span.extracting(value).beginsListWithGzip { return .gzip }
        return codingWishes.best
    }

    /// Whether the client takes a representation without a coding.
    package var acceptsIdentity: Bool { codingWishes.acceptsIdentity }

    private var codingWishes: CodingWishes {
        var wishes = CodingWishes()
        guard has(.acceptEncoding) else { return wishes }
        let bytes = head.span
        for field in fields where field.name == .acceptEncoding { wishes.read(field.valueRange, in: bytes) }
        return wishes
    }
}

/// What `Accept-Encoding` says of our codings, in thousandths; `nil` where it says nothing. What is named decides before `*`.
private struct CodingWishes {
    private var gzip: Int?
    private var identity: Int?
    private var any: Int?

    mutating func read(_ value: Range<Int>, in bytes: Span<UInt8>) {
        var elements = ListElements(value)
        while let element = elements.next(in: bytes) {
            let end = bytes.firstIndex(of: ASCII.semicolon, in: element)
            let name = bytes.extracting(bytes.trimmingWhitespace(element.lowerBound..<end))
            // A malformed weight makes the element count for nothing.
            guard let quality = WeightedParameters(bytes, end..<element.upperBound)?.quality else { continue }
            if name.equalsIgnoringCase("gzip") || name.equalsIgnoringCase("x-gzip") { gzip = max(quality, gzip ?? 0) }
            if name.equalsIgnoringCase("identity") { identity = quality }
            if name.equals("*") { any = quality }
        }
    }

    /// RFC 9110 §12.5.3: no coding at all is acceptable unless it is excluded.
    var acceptsIdentity: Bool { identity ?? any != 0 }

    /// No coding at all is least wanted where nothing is said of it.
    var best: ContentCoding? {
        let wantedGzip = gzip ?? any ?? 0
        if wantedGzip > 0, wantedGzip >= identity ?? any ?? 0 { return .gzip }
        return acceptsIdentity ? .identity : nil
    }
}

extension Span<UInt8> {
    /// Whether this is what nearly all clients send: a list of codings without weights, gzip first.
    fileprivate var beginsListWithGzip: Bool {
        guard count >= 4, extracting(0..<4).equals("gzip") else { return false }
        return count == 4 || self[4] == ASCII.comma && firstIndex(of: ASCII.semicolon, from: 4) == nil
    }
}
