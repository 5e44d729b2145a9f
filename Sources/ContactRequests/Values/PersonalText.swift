/// A text about a person. `revealed` is the one way to it, so that a search for that word finds every place where it leaves.
package protocol PersonalText: Hashable, Sendable, Redacted {
    var revealed: String { get }
}
