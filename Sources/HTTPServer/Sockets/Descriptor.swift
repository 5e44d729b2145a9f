import Glibc

/// A file descriptor that closes itself, once, when its owner goes.
struct Descriptor: ~Copyable {
    let number: Int32

    init(owning number: Int32) { self.number = number }

    deinit {
        // On Linux the descriptor is gone whatever `close` answers; calling again could close somebody else's.
        _ = close(number)
    }
}
