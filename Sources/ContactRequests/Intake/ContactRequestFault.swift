/// What is wrong with one field. Never what stood there.
package struct ContactRequestFault: Error, Equatable, Sendable {
    package enum Code: String, Sendable, CaseIterable {
        case missing
        case wrongType = "wrong-type"
        case repeated
        case tooLong = "too-long"
        case malformed
        case unknown
        /// Consent was not given.
        case notAccepted = "not-accepted"
    }

    package let field: ContactRequestField
    package let code: Code
    /// For the person who fills in the form.
    package let message: String

    package init(_ field: ContactRequestField, _ code: Code, _ message: String) {
        self.field = field
        self.code = code
        self.message = message
    }
}

/// Every fault at once, in the order of the fields.
package struct ContactRequestFaults: Error, Equatable, Sendable {
    package let faults: [ContactRequestFault]
}
