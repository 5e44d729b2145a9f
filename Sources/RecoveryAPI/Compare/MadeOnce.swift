import Locking

/// A value that is made when somebody first needs it; whoever needs it meanwhile waits.
final class MadeOnce<Value: Sendable>: Sendable {
    private enum State: Sendable {
        case pending(@Sendable () -> Value)
        case made(Value)
    }

    private let state: Locked<State>

    init(_ make: @escaping @Sendable () -> Value) { state = Locked(.pending(make)) }

    var value: Value {
        state.withLock { state in
            switch state {
            case .made(let value): return value
            case .pending(let make):
                let value = make()
                state = .made(value)
                return value
            }
        }
    }
}
