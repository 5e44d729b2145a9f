/// How often one client may do something: a bucket of `count` tokens that fills evenly within `seconds`.
package struct RateLimit: Equatable, Sendable {
    package let count: Int
    package let seconds: Int

    /// Ten a minute: a person who mends a mistyped number needs three or four; behind one address of a clinic or a library several may sit.
    package static let standard = RateLimit(count: 10, seconds: 60)

    /// `nil` where either is not from 1 to 86,400.
    package init?(count: Int, per seconds: Int) {
        guard (1...86_400).contains(count), (1...86_400).contains(seconds) else { return nil }
        self.init(count: count, seconds: seconds)
    }

    private init(count: Int, seconds: Int) {
        self.count = count
        self.seconds = seconds
    }

    /// Nanoseconds in which one token comes.
    var interval: Int { seconds * 1_000_000_000 / count }
}
