/// An answer that is the same for everybody, encoded once: a content representation, its 304, a redirect.
///
/// It leaves a loop without a copy of its body: the bytes stand still for as long as anybody holds them.
package final class PreparedResponse: Sendable {
    package let status: HTTPStatus
    /// Status line and fields up to and including `Content-Length`; what differs from request to request is written behind it.
    package let head: [UInt8]
    package let body: StableBytes

    package init(_ response: HTTPResponse) {
        status = response.status
        head = ResponseEncoder.fixedHead(of: response)
        body = StableBytes(response.body)
    }

    /// The same answer with further fields; the body is shared.
    package init(_ other: PreparedResponse, adding fields: [HTTPResponse.Field]) {
        status = other.status
        head = ResponseEncoder.head(other.head, adding: fields)
        body = other.body
    }
}
