import ContactRequests

extension ContactRequestStoreError {
    /// One phrase for an operator, at the machine or in the log, who meets few of them.
    var explanation: String {
        switch self {
        case .unavailable(let failure): "the database is \(failure.rawValue)"
        case .queueFull: "the database has too much to do"
        case .keyReused, .keyInUse, .notFound, .stale, .stepNotAllowed: "the database refuses"
        }
    }
}
