import HTTP

/// What a line about a request is made of: one slot of a ring, so of fixed size.
///
/// Neither path nor query is in it: the id of a contact request is a receipt, and what somebody searches for is nobody's business.
struct RequestRecord {
    /// When the answer was handed over, in nanoseconds of the monotonic clock.
    var time: UInt64 = 0
    /// Nanoseconds from when the loop turned to the request.
    var duration: UInt64 = 0
    var byteCount = 0
    /// With as many bits as are shown; unspecified where none are.
    var peer = PeerAddress()
    var idPrefix: UInt64 = 0
    var idNumber: UInt32 = 0
    /// In the handler's numbering, and behind it for none.
    var endpoint: UInt16 = 0
    var status: UInt16 = 0
    /// Its raw value, or ``noMethod``.
    var method: UInt8 = 0
    /// Of the client's own id, which stands in the slots behind; 0 where ours counts.
    var echoedByteCount: UInt8 = 0
    /// Of the trace id, which stands behind the client's id; 0 without.
    var traceByteCount: UInt8 = 0
    /// Its place among all errors, or ``noRefusal``.
    var refusal: UInt8 = 255

    /// Of a request whose head was never read: the place behind all methods. A literal, since a loop reads it for each request; a test counts.
    static let noMethod: UInt8 = 9
    /// Methods, and ``noMethod``.
    static let methodCount = Int(noMethod) + 1
    static let noRefusal: UInt8 = 255

    /// Bytes in the slots behind it.
    var tailByteCount: Int { Int(echoedByteCount) + Int(traceByteCount) }
}
