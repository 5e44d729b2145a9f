import Glibc

/// A POSIX extended regular expression, by the C library. Our patterns are anchored and in ASCII.
///
/// `@unchecked`: nothing changes after `init`, and POSIX has `regexec` safe to call from any thread (POSIX.1-2017 XSH 2.9.1).
@safe
package final class Pattern: @unchecked Sendable {
    package let source: String
    private var expression: regex_t

    /// `nil` where `source` is not an expression.
    package init?(_ source: String) {
        var expression = unsafe regex_t()
        // What it leaves after a failure is not to be freed, so nothing is stored before.
        guard unsafe regcomp(&expression, source, REG_EXTENDED | REG_NOSUB) == 0 else { return nil }
        unsafe self.expression = unsafe expression
        self.source = source
    }

    deinit { unsafe regfree(&expression) }

    package func matches(_ text: String) -> Bool {
        unsafe regexec(&expression, text, 0, nil, 0) == 0
    }
}
