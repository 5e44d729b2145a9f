import Glibc

/// A POSIX extended regular expression, by the C library. Our patterns are anchored and in ASCII.
@safe
final class Pattern {
    let source: String
    private var expression = unsafe regex_t()

    /// `nil` where `source` is not an expression.
    init?(_ source: String) {
        self.source = source
        guard unsafe regcomp(&expression, source, REG_EXTENDED | REG_NOSUB) == 0 else { return nil }
    }

    deinit { unsafe regfree(&expression) }

    func matches(_ text: String) -> Bool {
        unsafe regexec(&expression, text, 0, nil, 0) == 0
    }
}
