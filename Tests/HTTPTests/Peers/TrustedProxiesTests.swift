import HTTP
import Testing

@Suite("The client behind proxies")
struct TrustedProxiesTests {
    private static let proxies = TrustedProxies(["10.0.0.0/8", "2001:db8:9::/48"].compactMap(AddressBlock.init))

    private func client(from peer: String, _ fields: [String]) throws -> PeerAddress {
        var request = HTTPRequest(["Host: a"] + fields)
        request.peer = try #require(PeerAddress(peer))
        return Self.proxies.client(of: request)
    }

    @Test(
        "Is who made the connection, whatever a stranger writes",
        arguments: [
            [], ["X-Forwarded-For: 192.0.2.9"], ["Forwarded: for=192.0.2.9"], ["X-Forwarded-For: 10.0.0.2, 10.0.0.3"],
        ])
    func ignoresStrangers(fields: [String]) throws {
        #expect(try client(from: "198.51.100.7", fields) == PeerAddress("198.51.100.7"))
    }

    @Test(
        "Is the rightmost address that is no proxy's",
        arguments: [
            ["X-Forwarded-For: 192.0.2.9"], ["X-Forwarded-For: 203.0.113.5, 192.0.2.9, 10.0.0.2"],
            ["X-Forwarded-For: 203.0.113.5", "X-Forwarded-For: 192.0.2.9,10.0.0.2"],
            ["X-Forwarded-For: garbage, 192.0.2.9:4711 , 10.9.9.9"], ["Forwarded: for=192.0.2.9"],
            ["Forwarded: for=203.0.113.5, For=\"192.0.2.9:80\";proto=http;by=10.0.0.1"],
            ["Forwarded: proto=https ; for=192.0.2.9", "Forwarded: for=\"[2001:db8:9::1]:443\""],
            ["Forwarded: for=192.0.2.9", "X-Forwarded-For: 192.0.2.9"],
        ])
    func findsRightmost(fields: [String]) throws {
        #expect(try client(from: "10.0.0.1", fields) == PeerAddress("192.0.2.9"))
    }

    @Test(
        "May have an IPv6 address",
        arguments: [
            "Forwarded: for=\"[2001:db8::5]\"", "Forwarded: for=\"[2001:db8::5]:_obf\"", "X-Forwarded-For: 2001:db8::5",
            "X-Forwarded-For: [2001:db8::5]:443",
        ])
    func findsIPv6(field: String) throws {
        #expect(try client(from: "2001:db8:9::1", [field]) == PeerAddress("2001:db8::5"))
    }

    @Test(
        "Is the proxy itself where the fields name nobody, or disagree",
        arguments: [
            [], ["X-Forwarded-For:"], ["X-Forwarded-For: unknown"], ["X-Forwarded-For: 192.0.2.9, nonsense"],
            ["Forwarded: for=unknown"], ["Forwarded: for=_hidden"], ["Forwarded: proto=https"],
            ["Forwarded: for=192.0.2.9;for=192.0.2.8"], ["Forwarded: for=\"192.0.2.9:\""],
            ["Forwarded: for=192.0.2.8", "X-Forwarded-For: 192.0.2.9"],
            ["Forwarded: for=unknown", "X-Forwarded-For: 192.0.2.9"],
        ])
    func fallsBack(fields: [String]) throws {
        #expect(try client(from: "10.0.0.1", fields) == PeerAddress("10.0.0.1"))
    }

    @Test("Is the outermost proxy where all are proxies")
    func findsOutermost() throws {
        #expect(try client(from: "10.0.0.1", ["X-Forwarded-For: 10.0.0.3, 10.0.0.2"]) == PeerAddress("10.0.0.3"))
    }

    @Test("Is found among the last addresses, however many come")
    func boundsTheWalk() throws {
        let many = "X-Forwarded-For: " + Array(repeating: "10.0.0.2", count: 100).joined(separator: ",")
        #expect(try client(from: "10.0.0.1", [many]) == PeerAddress("10.0.0.2"))
    }
}
