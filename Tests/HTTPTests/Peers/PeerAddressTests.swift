import HTTP
import Testing

@Suite("Addresses")
struct PeerAddressTests {
    @Test(
        "One machine has one value, however it is written",
        arguments: [
            ("192.0.2.1", "::ffff:192.0.2.1"), ("192.0.2.1", "::FFFF:c000:201"),
            ("2001:db8::1", "2001:0db8:0:0:0:0:0:1"), ("::", "0:0:0:0:0:0:0:0"), ("::1", "0::1"),
            ("1::", "1:0:0:0:0:0:0:0"), ("64:ff9b::1.2.3.4", "64:ff9b::102:304"),
        ])
    func readsSpellings(one: String, other: String) throws {
        #expect(try #require(PeerAddress(one)) == (try #require(PeerAddress(other))))
    }

    @Test(
        "Is written as RFC 5952 has it, where somebody asks for that",
        arguments: [
            ("192.0.2.1", "192.0.2.0/24"), ("2001:db8::1", "2001:db8::/48"), ("2001:db8:0:1::", "2001:db8::/48"),
            ("::", "::/48"), ("::1", "::/48"), ("1:2:3:4:5:6:7:8", "1:2:3::/48"), ("1:0:2:3:4:5:6:7", "1:0:2::/48"),
            ("1:0:0:2::3", "1::/48"), ("1::2:0:0:3:4", "1::/48"), ("1:2:3:4:5:6:7::", nil),
        ] as [(String, String?)])
    func writesText(text: String, network: String?) throws {
        let address = try #require(PeerAddress(text))
        // One group of zeroes alone is written.
        #expect(address.text == (network == nil ? "1:2:3:4:5:6:7:0" : text))
        if let network { #expect(address.networkText == network) }
        #expect("\(address)" == "<address>")
    }

    @Test(
        "Whether it is of this machine",
        arguments: [
            ("127.0.0.1", true), ("127.255.0.3", true), ("::1", true), ("128.0.0.1", false), ("::2", false),
            ("::", false),
        ])
    func knowsLoopback(text: String, isLoopback: Bool) throws {
        #expect(try #require(PeerAddress(text)).isLoopback == isLoopback)
    }

    @Test("Bytes and text agree")
    func agreesWithBytes() {
        #expect(PeerAddress("192.0.2.1") == PeerAddress([192, 0, 2, 1]))
        #expect(PeerAddress("::1") == PeerAddress([UInt8](repeating: 0, count: 15) + [1]))
    }

    @Test(
        "Refuses what is not an address",
        arguments: [
            "", ".", "1", "1.2.3", "1.2.3.4.5", "1.2.3.256", "01.2.3.4", "1.2.3.4 ", "+1.2.3.4", "1..3.4", "1.2.3.4.",
            ":", ":::", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::", "1::2::3", "::12345", "::g", ":1::2",
            "1:", "::1:", "::1%eth0", "[::1]", "::1.2.3", "1.2.3.4::", "::1.2.3.4:5", "1:2:3:4:5:6:7:1.2.3.4",
            "unknown", "_hidden", "\u{FF11}.2.3.4",
        ])
    func refuses(text: String) {
        #expect(PeerAddress(text) == nil)
    }

    @Test("A client is an IPv4 address or the /64 of an IPv6 one")
    func knowsClients() throws {
        func client(_ text: String) throws -> PeerAddress { try #require(PeerAddress(text)).client }
        #expect(try client("192.0.2.1") != client("192.0.2.2"))
        #expect(try client("2001:db8::1") == client("2001:db8::ffff:ffff:ffff:ffff"))
        #expect(try client("2001:db8::1") != client("2001:db8:0:1::1"))
    }

    @Test("Prints nothing of itself")
    func printsNothing() {
        #expect("\(PeerAddress([192, 0, 2, 1]))" == "<address>")
    }

    @Test(
        "A block holds its addresses and no others",
        arguments: [
            ("10.0.0.0/8", "10.255.255.255", "11.0.0.0"), ("192.0.2.1", "192.0.2.1", "192.0.2.2"),
            ("192.0.2.0/31", "192.0.2.1", "192.0.2.2"), ("0.0.0.0/0", "255.255.255.255", "::1"),
            ("2001:db8::/32", "2001:db8:ffff::1", "2001:db9::"), ("::1", "::1", "::2"),
            ("fd00::/8", "fdff::", "fe00::"),
            ("2001:db8::/127", "2001:db8::1", "2001:db8::2"),
        ])
    func holds(block: String, inside: String, outside: String) throws {
        let block = try #require(AddressBlock(block))
        #expect(block.contains(try #require(PeerAddress(inside))))
        #expect(!block.contains(try #require(PeerAddress(outside))))
    }

    @Test(
        "Refuses what is not a block",
        arguments: [
            "", "/8", "10.0.0.0/", "10.0.0.0/33", "10.0.0.1/8", "10.0.0.0/-1", "10.0.0.0/+8", "10.0.0.0/8/8", "::/129",
            "::1/64", "localhost", "10.0.0.0/ 8",
        ])
    func refusesBlocks(text: String) {
        #expect(AddressBlock(text) == nil)
    }
}
