/// What no log, error, metric or description may show: interpolation, `print`, `debugPrint`, `dump`, `String(reflecting:)` or a type that holds it print
/// `(redacted)`.
package protocol Redacted: CustomStringConvertible, CustomDebugStringConvertible, CustomLeafReflectable {}

extension Redacted {
    package var description: String { "(redacted)" }
    package var debugDescription: String { "(redacted)" }
    package var customMirror: Mirror { Mirror(self, children: [Mirror.Child]()) }
}
