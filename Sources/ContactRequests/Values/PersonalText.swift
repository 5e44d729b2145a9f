/// A text about a person that no log, error, metric or description may show.
///
/// Whatever prints such a value, be it interpolation, `print`, `debugPrint`, `dump`, `String(reflecting:)` or a type that holds it, prints
/// `(redacted)`. `revealed` is the one way to the text, so that a search for that word finds every place where it leaves.
package protocol PersonalText: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible,
    CustomLeafReflectable
{
    var revealed: String { get }
}

extension PersonalText {
    package var description: String { "(redacted)" }
    package var debugDescription: String { "(redacted)" }
    package var customMirror: Mirror { Mirror(self, children: [Mirror.Child]()) }
}
