/// An answer that is the same for everybody, encoded once: a content representation, its 304, a redirect.
///
/// It leaves a loop without a copy of its body: the bytes stand still for as long as anybody holds them. Its head comes in pieces, since thousands of
/// representations share most of theirs.
package final class PreparedResponse: Sendable {
    package let status: HTTPStatus
    /// Status line and fields; empty where nothing is shared.
    let sharedHead: [UInt8]
    /// Fields of the resource; empty where nothing is shared.
    let resourceHead: [UInt8]
    /// What comes last: fields up to and including `Content-Length`. What differs from request to request is written behind it.
    package let head: [UInt8]
    package let body: StableBytes

    package init(_ response: HTTPResponse) {
        status = response.status
        sharedHead = []
        resourceHead = []
        head = ResponseEncoder.fixedHead(of: response)
        body = StableBytes(response.body)
    }

    /// An answer of a family, with a head in three pieces: of its kind, of its resource, and its own.
    ///
    /// - Precondition: the three have no field in common, and `own` ends in `Content-Length` if the status allows a body.
    package init(_ kind: PreparedHead, resource: EncodedFields, own: EncodedFields, body: StableBytes) {
        status = kind.status
        sharedHead = kind.bytes
        resourceHead = resource.bytes
        head = own.bytes
        self.body = body
    }

    /// The same answer with a body that it lacked.
    package init(_ other: PreparedResponse, body: StableBytes) {
        status = other.status
        sharedHead = other.sharedHead
        resourceHead = other.resourceHead
        head = other.head
        self.body = body
    }

    /// The same answer with further fields; the body is shared.
    package init(_ other: PreparedResponse, adding fields: [HTTPResponse.Field]) {
        status = other.status
        sharedHead = other.sharedHead
        resourceHead = other.resourceHead
        head = ResponseEncoder.head(other.head, adding: fields)
        body = other.body
    }

    /// Writes the pieces.
    @inline(__always)
    func writeHead(to output: inout OutputBytes) {
        if !sharedHead.isEmpty {
            output.append(sharedHead)
            output.append(resourceHead)
        }
        output.append(head)
    }
}

/// Field lines as they are sent.
package struct EncodedFields: Sendable {
    package static let none = EncodedFields([])

    let bytes: [UInt8]

    package init(_ fields: [HTTPResponse.Field]) { bytes = ResponseEncoder.encoded(fields, bodyByteCount: nil) }

    /// With `Content-Length` behind them.
    package init(_ fields: [HTTPResponse.Field], bodyByteCount: Int) {
        bytes = ResponseEncoder.encoded(fields, bodyByteCount: bodyByteCount)
    }
}
