/// The hosts to which a browser may be sent after a contact request. Empty: none.
package struct ReturnHosts: Equatable, Sendable {
    /// As they were configured, in lower case: `example.org`, or with a port.
    package let hosts: [String]

    package init(_ hosts: [String] = []) { self.hosts = hosts }

    /// One host as the operator writes it, in lower case; `nil` for what is none, a URL among others.
    package static func host(_ text: String) -> String? {
        let lowercased = text.lowercased()
        return WebAddress.isAuthority(lowercased) ? lowercased : nil
    }

    /// Whether this URL leads to one of the hosts: the whole name and port, never a part or a domain above.
    func allow(_ url: String) -> Bool {
        guard let address = WebAddress(url) else { return false }
        return hosts.contains(address.authority)
    }
}
