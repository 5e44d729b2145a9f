/// Something that happened to the server, not to a request: start, stop, trouble.
struct LogEvent: Sendable {
    /// Of the monotonic clock.
    let time: UInt64
    let level: LogLevel
    /// A name that we chose, in camel case.
    let name: String
    /// Nothing that a client sent.
    let members: [LogMember]
}

/// A detail of an event.
package struct LogMember: Sendable {
    package enum Value: Sendable { case text(String), number(Int) }

    let name: String
    let value: Value

    package init(_ name: String, _ text: String) {
        self.name = name
        value = .text(text)
    }

    package init(_ name: String, _ number: Int) {
        self.name = name
        value = .number(number)
    }
}
