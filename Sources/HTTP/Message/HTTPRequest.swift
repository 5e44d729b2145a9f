/// A request head, checked and taken apart, as ranges into one copy of its bytes.
///
/// A loop keeps one of these and parses every head into it again, so that a warm connection allocates nothing. Text is made
/// only when someone asks for it.
package struct HTTPRequest: Sendable {
    /// One field line: what it is called, and where it stands in ``head``.
    package struct Field: Sendable {
        package let name: HTTPFieldName
        package let nameRange: Range<Int>
        /// Without the white space around it.
        package let valueRange: Range<Int>
    }

    /// RFC 9112 §3.2. The authority form belongs to CONNECT alone, which is not implemented.
    package enum TargetForm: Sendable { case origin, absolute, asterisk }

    package enum Version: Sendable { case http10, http11 }

    /// How the body's end is found. RFC 9112 §6.3.
    package enum Framing: Equatable, Sendable { case noBody, contentLength(Int), chunked }

    /// The head as it arrived, but for the path, whose percent-encoding is in normal form (RFC 3986 §6.2.2.2).
    package internal(set) var head: [UInt8] = []
    package internal(set) var method = HTTPMethod.get
    package internal(set) var targetForm = TargetForm.origin
    /// Whether the target is absolute and says https, which nobody may answer who was not asked over TLS (RFC 9110 §7.4).
    package internal(set) var targetIsHTTPS = false
    /// Where the path stands in ``head``. It starts with a slash, except for the asterisk form, where it is empty.
    package internal(set) var path = 0..<0
    /// Where the query stands, without its question mark; `nil` without one.
    package internal(set) var query: Range<Int>?
    /// Where host and port stand: in the target if it is absolute, else in `Host`; `nil` only in HTTP/1.0.
    package internal(set) var authority: Range<Int>?
    package internal(set) var version = Version.http11
    package internal(set) var fields: [Field] = []
    package internal(set) var framing = Framing.noBody
    /// Whether the client would send another request on this connection (RFC 9112 §9.3).
    package internal(set) var keepsAlive = true
    /// Whether the client waits for 100 (Continue) before it sends the body (RFC 9110 §10.1.1).
    package internal(set) var expectsContinue = false
    /// Set by whoever gives the bytes in, before it does; the parser adds the client's own name for the request.
    package var id = HTTPRequestID()
    /// When it came, in seconds since 1970-01-01T00:00:00Z. Set by whoever gives the bytes in.
    package var time = 0
    /// Who made the connection. Set by whoever gives the bytes in.
    package var peer = PeerAddress()
    /// When the loop turned to it, in nanoseconds since some moment. Set by whoever gives the bytes in; 0 where nobody observes.
    package var arrival: UInt64 = 0
    /// What the handler found at its path. Set by whoever asked the handler.
    package var endpoint: Int?

    /// Which names stand in ``fields``, a bit each, so that asking for an absent field costs nothing.
    private var present: UInt64 = 0

    package init() {}

    /// Takes a copy of the next head, of which nothing is known yet.
    mutating func reset(copying head: Span<UInt8>) {
        forget()
        self.head.append(contentsOf: head, in: head.indices)
    }

    /// Forgets the last head, but keeps its memory, and the name that we gave to the next.
    ///
    /// Nothing of it may stay: if the next head is refused, a range that is left over would point into other bytes, or behind them.
    mutating func forget() {
        head.removeAll(keepingCapacity: true)
        fields.removeAll(keepingCapacity: true)
        present = 0
        method = .get
        targetForm = .origin
        targetIsHTTPS = false
        path = 0..<0
        query = nil
        authority = nil
        version = .http11
        framing = .noBody
        keepsAlive = true
        expectsContinue = false
        endpoint = nil
        id.echoed = nil
    }

    /// Forgets the last head, and takes from bytes that will never be one what their refusal has to know: an answer to HEAD has no body, an
    /// error no more than another (RFC 9110 §9.3.2).
    package mutating func takeMethodAlone(of bytes: Span<UInt8>) {
        forget()
        // No method that is known is longer.
        let start = bytes.extracting(0..<min(bytes.count, 8))
        guard let end = start.firstIndex(of: ASCII.space, from: 0),
            let method = HTTPMethod(start.extracting(0..<end))
        else { return }
        self.method = method
    }

    mutating func append(_ field: Field) {
        fields.append(field)
        present |= 1 &<< UInt64(field.name.rawValue)
    }

    package func has(_ name: HTTPFieldName) -> Bool {
        present & (1 &<< UInt64(name.rawValue)) != 0
    }

    /// Where the value of the first field of this name stands in ``head``.
    package func firstValue(_ name: HTTPFieldName) -> Range<Int>? {
        guard has(name) else { return nil }
        for field in fields where field.name == name { return field.valueRange }
        return nil
    }

    /// How many field lines bear this name.
    package func count(of name: HTTPFieldName) -> Int {
        guard has(name) else { return 0 }
        return fields.reduce(0) { $1.name == name ? $0 + 1 : $0 }
    }

    /// A part of the head as text; bytes that are not UTF-8 become U+FFFD.
    package func text(_ range: Range<Int>) -> String {
        head.span.text(range)
    }
}
