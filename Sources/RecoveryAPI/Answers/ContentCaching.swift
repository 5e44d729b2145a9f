import Locking

/// How long clients and caches may keep content (RFC 9111 §5.2.2, RFC 5861).
package struct ContentCaching: Equatable, Sendable {
    /// Five minutes: a correction is out soon, and a page that is read now asks once.
    package var maxAge = Duration.seconds(300)
    /// A day: shown at once while it is fetched again.
    package var staleWhileRevalidate = Duration.seconds(86_400)
    /// A week, when we cannot be reached: an old page about withdrawal is better than none.
    package var staleIfError = Duration.seconds(604_800)

    package init() {}

    /// The value of `Cache-Control`; what is none is left out.
    var fieldValue: String {
        let times = [
            ("stale-while-revalidate", staleWhileRevalidate), ("stale-if-error", staleIfError),
        ]
        return
            (["public", "max-age=\(maxAge.components.seconds)"]
            + times.filter { $0.1 >= .seconds(1) }.map { "\($0.0)=\($0.1.components.seconds)" })
            .joined(separator: ", ")
    }

    /// What holds in this process. Answers are encoded at load and in many places, all of which say the same; so it is said once, here, and not handed
    /// through all of them.
    private static let ofProcess = Locked(ContentCaching().fieldValue)

    /// To be called before the first answer is made.
    package func apply() { Self.ofProcess.withLock { $0 = fieldValue } }

    static var current: String { ofProcess.withLock { $0 } }
}
