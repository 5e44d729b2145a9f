/// Status line and fields that many answers share, encoded once. Each of these answers has a body of its own.
package final class PreparedHead: Sendable {
    package let status: HTTPStatus
    /// Everything that stands before `Content-Length`.
    let bytes: [UInt8]

    package init(_ status: HTTPStatus, fields: [HTTPResponse.Field]) {
        self.status = status
        bytes = ResponseEncoder.sharedHead(status, fields)
    }

    /// The same head with further fields.
    package init(_ other: PreparedHead, adding fields: [HTTPResponse.Field]) {
        status = other.status
        bytes = ResponseEncoder.head(other.bytes, adding: fields)
    }
}
