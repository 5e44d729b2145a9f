import Glibc

/// What came of a system call on a descriptor that does not block. Anything else is an error, with its `errno` kept.
enum SystemCallOutcome: Equatable {
    case done(Int)
    /// EAGAIN: nothing to be had now.
    case wouldBlock
    case failed(SystemError)
}

/// An `errno`.
package struct SystemError: Error, Equatable, Hashable, Sendable, CustomStringConvertible {
    package let code: Int32

    package init(_ code: Int32) { self.code = code }

    package static var last: SystemError { SystemError(errno) }

    package var description: String {
        unsafe String(cString: strerror(code))
    }
}

/// Calls until it is not interrupted (EINTR), which a signal handler of ours never lets happen twice in a row for long.
func systemCall(_ call: () -> Int) -> SystemCallOutcome {
    while true {
        let result = call()
        if result >= 0 { return .done(result) }
        let code = errno
        if code == EINTR { continue }
        return code == EAGAIN || code == EWOULDBLOCK ? .wouldBlock : .failed(SystemError(code))
    }
}

/// Calls once where being interrupted is not possible or does not matter, and throws its `errno`.
@discardableResult
func checked(_ result: Int32) throws(SystemError) -> Int32 {
    guard result >= 0 else { throw .last }
    return result
}
