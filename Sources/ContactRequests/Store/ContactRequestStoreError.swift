/// Why a store did not do what it was asked to.
package enum ContactRequestStoreError: Error, Hashable, Sendable {
    /// The idempotency key came with other fields before.
    case keyReused
    /// A request with this key is being kept right now.
    case keyInUse
    /// More work waits than the store takes on. Nothing was kept; try again in a moment.
    case queueFull
    /// Nothing was kept, or whether it was is not known and the client has to ask again. The store comes back by itself where it can.
    case unavailable(StoreFailure)
    case notFound
    /// Somebody else changed it; this is its version now.
    case stale(version: Int)
    /// The life cycle has no such step.
    case stepNotAllowed(from: ContactRequestStatus)
}

/// What keeps a store from its work, for operators. None holds anything personal.
package enum StoreFailure: String, Hashable, Sendable, CaseIterable {
    case diskFull = "disk full"
    case readOnly = "read-only"
    /// Another process holds the store.
    case busy = "busy"
    case inputOutput = "input/output error"
    case damaged = "damaged"
    /// It was closed, or never opened.
    case closed = "closed"
    /// Our own bug, or one of the library.
    case other = "failing"
}
