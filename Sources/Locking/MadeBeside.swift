import Dispatch

/// A value that another thread makes while this one does something else.
package struct MadeBeside<Value: Sendable, Failure: Error>: Sendable {
    private let result = Locked<Result<Value, Failure>?>(nil)
    private let isMade = DispatchGroup()

    /// Begins at once.
    package init(_ make: @escaping @Sendable () throws(Failure) -> Value) {
        isMade.enter()
        DispatchQueue.global(qos: .userInitiated).async { [result, isMade] in
            let made = Result { () throws(Failure) in try make() }
            result.withLock { $0 = made }
            isMade.leave()
        }
    }

    /// Waits for it, for as long as making it takes. Not for a loop.
    package func value() throws(Failure) -> Value {
        isMade.wait()
        guard let result = result.withLock({ $0 }) else { preconditionFailure("left before it was made") }
        return try result.get()
    }
}
