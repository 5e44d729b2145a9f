/// An answer that is the same for everybody, encoded once: a content representation, its 304, a redirect.
///
/// It leaves a loop without a copy of its body: the bytes stand still for as long as anybody holds the response.
// Unchecked, because a pointer is not Sendable: what it points to is written before the object is shared and never after.
@safe
package final class PreparedResponse: @unchecked Sendable {
    package let status: HTTPStatus
    /// Status line and fields up to and including `Content-Length`; what differs from request to request is written behind it.
    package let head: [UInt8]
    package let bodyByteCount: Int
    /// `bodyByteCount` bytes that never change and are freed with this object.
    package let bodyStart: UnsafePointer<UInt8>

    package init(_ response: HTTPResponse) {
        status = response.status
        head = ResponseEncoder.fixedHead(of: response)
        bodyByteCount = response.body.count
        let storage = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, response.body.count))
        for (index, byte) in response.body.enumerated() { unsafe storage[index] = byte }
        unsafe bodyStart = UnsafePointer(storage)
    }

    deinit { unsafe UnsafeMutablePointer(mutating: bodyStart).deallocate() }

    /// The body as an array, for those who look at it rather than send it.
    package var body: [UInt8] { unsafe Array(UnsafeBufferPointer(start: bodyStart, count: bodyByteCount)) }
}
