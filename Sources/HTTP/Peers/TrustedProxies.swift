/// The proxies whose word about a client's address is taken.
package struct TrustedProxies: Equatable, Sendable {
    private let blocks: [AddressBlock]

    /// Addresses of one field that are looked at, from the right: more proxies in a row than anybody has.
    private static let hopCountMaximum = 32

    package init(_ blocks: [AddressBlock] = []) { self.blocks = blocks }

    /// The client's address: the connection's, unless a trusted proxy made it; then the rightmost address in `Forwarded` or `X-Forwarded-For` that is
    /// not a trusted proxy's. What stands left of it anybody may have written.
    ///
    /// A proxy usually writes one of the two fields and lets the other through as it came. So where both are there and disagree, or where the deciding
    /// element is no address, neither counts, and the client is who made the connection: nobody gets a new address by making one up, and
    /// nobody uses up another's share.
    package func client(of request: HTTPRequest) -> PeerAddress {
        guard trusts(request.peer) else { return request.peer }
        let forwarded = request.has(.forwarded) ? client(in: .forwarded, of: request) : nil
        let listed = request.has(.xForwardedFor) ? client(in: .xForwardedFor, of: request) : nil
        guard request.has(.forwarded), request.has(.xForwardedFor) else { return forwarded ?? listed ?? request.peer }
        return forwarded == listed ? forwarded ?? request.peer : request.peer
    }

    /// Whether the request came from a trusted proxy, which has seen to TLS.
    package func sent(_ request: HTTPRequest) -> Bool { trusts(request.peer) }

    private func trusts(_ address: PeerAddress) -> Bool {
        blocks.contains { $0.contains(address) }
    }

    /// `nil` where the list of this field leads to something that is no address.
    private func client(in name: HTTPFieldName, of request: HTTPRequest) -> PeerAddress? {
        let bytes = request.head.span
        var elements: [Range<Int>] = []
        for field in request.fields where field.name == name {
            var list = ListElements(field.valueRange)
            while let element = list.next(in: bytes) { elements.append(element) }
        }
        var last: PeerAddress?
        for element in elements.suffix(Self.hopCountMaximum).reversed() {
            let node = name == .forwarded ? ForwardedElement.node(bytes, element) : element
            guard let node, let address = ForwardedElement.address(bytes, node) else { return nil }
            if !trusts(address) { return address }
            last = address
        }
        // Trusted all the way: the request is from a proxy itself.
        return last
    }
}
