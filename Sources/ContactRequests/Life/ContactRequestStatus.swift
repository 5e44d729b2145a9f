/// Where a contact request is in its life.
///
/// ```
/// received -> inProgress -> reached | unreachable -> closed
///     any of the first four <-> spam (back to received)
///     any -> withdrawn, by the sender's receipt alone, for good
/// ```
package enum ContactRequestStatus: String, Sendable, CaseIterable {
    case received
    case inProgress
    case reached
    case unreachable
    case closed
    case spam
    case withdrawn

    /// Where staff may take it from here. An erased one stays where it is.
    package var nextByStaff: [ContactRequestStatus] {
        switch self {
        case .received: [.inProgress, .spam]
        case .inProgress: [.reached, .unreachable, .spam]
        case .reached, .unreachable: [.closed, .spam]
        case .spam: [.received]
        case .closed, .withdrawn: []
        }
    }

    /// Whether the personal data goes when the retention time is over.
    package var isFinished: Bool {
        switch self {
        case .closed, .spam, .withdrawn: true
        case .received, .inProgress, .reached, .unreachable: false
        }
    }

    /// What the sender's receipt says. A program shall not learn that its request was sorted out.
    package var forSender: ContactRequestStatus { self == .spam ? .received : self }
}
