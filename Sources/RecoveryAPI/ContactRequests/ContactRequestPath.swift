import ContactRequests

/// Where a contact request is.
enum ContactRequestPath {
    static func href(of id: ContactRequestID) -> String { "\(RouteTable.contactRequests)/\(id)" }
}
