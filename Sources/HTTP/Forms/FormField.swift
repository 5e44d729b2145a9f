/// One field of a form, in whatever body it came.
///
/// What people write in forms is theirs: neither name nor value ever goes into an error, and a description shows the value's length alone.
package struct FormField: Equatable, Sendable, CustomStringConvertible {
    package let name: String
    package let value: String

    package init(name: String, value: String) {
        self.name = name
        self.value = value
    }

    package var description: String { "a form field with a value of \(value.utf8.count) bytes" }
}

/// How much a form may hold. The body as a whole is bounded by the endpoint that takes it.
package struct FormLimits: Sendable, Equatable {
    /// Fields of one form. 64: a contact form has twelve, and a page's own buttons and hidden fields come along.
    package var fieldCountMaximum = 64
    /// Bytes of one name, decoded. 256, beyond what any form of ours names.
    package var nameByteCountMaximum = 256
    /// Bytes of one value, decoded. 8 KiB: 200 characters of a name take at most 800 bytes, so this is for fields that are not ours.
    package var valueByteCountMaximum = 8_192
    /// Bytes of the head of one part of a multipart body. 1 KiB: browsers send some 100.
    package var partHeadByteCountMaximum = 1_024

    package init() {}
}
