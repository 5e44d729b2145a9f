import CEpoll
import Glibc

/// An epoll instance: which descriptors have something to be done. Level-triggered, so nothing is forgotten when a handler stops early.
@safe
struct Epoll: ~Copyable {
    /// What to be told about a descriptor. Errors and hang-ups are always told.
    struct Interest: OptionSet {
        let rawValue: UInt32
        static let reading = Interest(rawValue: recovery_epoll_in | recovery_epoll_peer_closed)
        /// A listener that several loops may watch: one of them is told of each connection. It cannot be changed, only removed.
        static let accepting = Interest(rawValue: recovery_epoll_in | recovery_epoll_exclusive)
        static let writing = Interest(rawValue: recovery_epoll_out)
    }

    /// One thing that happened, and the token that its descriptor was added with.
    struct Event {
        let token: UInt64
        let isReadable: Bool
        let isWritable: Bool
        /// The connection is beyond use: reset, or closed on both sides.
        let isBroken: Bool
    }

    /// Events taken by one call; more wait for the next.
    static let eventCountMaximum = 256

    let descriptor: Descriptor
    private let events: UnsafeMutablePointer<epoll_event>

    init() throws(SystemError) {
        descriptor = Descriptor(owning: try checked(epoll_create1(recovery_epoll_cloexec)))
        unsafe events = .allocate(capacity: Self.eventCountMaximum)
    }

    deinit { unsafe events.deallocate() }

    func add(_ number: Int32, _ interest: Interest, token: UInt64) throws(SystemError) {
        try control(EPOLL_CTL_ADD, number, interest, token)
    }

    func change(_ number: Int32, to interest: Interest, token: UInt64) throws(SystemError) {
        try control(EPOLL_CTL_MOD, number, interest, token)
    }

    func remove(_ number: Int32) throws(SystemError) {
        try control(EPOLL_CTL_DEL, number, [], 0)
    }

    private func control(_ operation: Int32, _ number: Int32, _ interest: Interest, _ token: UInt64) throws(SystemError)
    {
        var event = unsafe epoll_event(events: interest.rawValue, data: epoll_data_t(u64: token))
        try checked(unsafe epoll_ctl(descriptor.number, operation, number, &event))
    }

    /// Gives every event that is there now to `handle`, without waiting, and returns how many there were.
    func takeEvents(_ handle: (Event) -> Void) -> Int {
        let outcome = systemCall {
            Int(unsafe epoll_wait(descriptor.number, events, Int32(Self.eventCountMaximum), 0))
        }
        guard case .done(let count) = outcome else { return 0 }
        for index in 0..<count {
            let event = unsafe events[index]
            handle(
                Event(
                    token: unsafe event.data.u64,
                    isReadable: unsafe event.events & (recovery_epoll_in | recovery_epoll_peer_closed) != 0,
                    isWritable: unsafe event.events & recovery_epoll_out != 0,
                    isBroken: unsafe event.events & (recovery_epoll_error | recovery_epoll_hang_up) != 0
                ))
        }
        return count
    }
}
