/// An answer made for one request. What is the same for everybody is a ``PreparedResponse`` instead.
package struct HTTPResponse: Sendable {
    package struct Field: Equatable, Sendable {
        package let name: String
        package let value: String

        /// - Precondition: `name` is a token and `value` has no control byte. Both are ours; a value that holds a client's bytes has to
        ///   be checked before it comes here, since a line break in it would split the answer.
        package init(_ name: String, _ value: String) {
            precondition(
                !name.isEmpty && name.utf8.allSatisfy { ByteSet.token.contains($0) }, "not a field name: \(name)")
            precondition(
                value.utf8.allSatisfy { $0 >= 0x80 || ByteSet.fieldValue.contains($0) }, "not a field value, in \(name)"
            )
            self.name = name
            self.value = value
        }
    }

    package var status: HTTPStatus
    /// Without `Content-Length`, `Date`, `X-Request-Id` and `Connection`, which the encoder writes.
    package var fields: [Field]
    package var body: [UInt8]
    /// Closes the connection after this answer, whatever the client asked for.
    package var closesConnection = false

    package init(_ status: HTTPStatus, fields: [Field] = [], body: [UInt8] = []) {
        precondition(status.allowsBody || body.isEmpty, "\(status.code) has no body")
        self.status = status
        self.fields = fields
        self.body = body
    }
}
