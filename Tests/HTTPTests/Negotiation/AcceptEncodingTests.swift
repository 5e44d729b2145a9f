import HTTP
import Testing

/// RFC 9110 §12.5.3.
@Suite("Accept-Encoding")
struct AcceptEncodingTests {
    private func request(_ values: [String]) -> HTTPRequest {
        HTTPRequest(["Host: a"] + values.map { "Accept-Encoding: \($0)" })
    }

    @Test(
        "Takes no coding at all unless it is excluded, by name before by a star",
        arguments: [
            ([], true), ([""], true), (["gzip"], true), (["br, gzip;q=0"], true), (["identity;q=0"], false),
            (["IDENTITY;q=0.000"], false), (["*;q=0"], false), (["*;q=0, identity;q=0.001"], true),
            (["identity;q=0, *"], false), (["gzip", "identity;q=0"], false), (["identity;q=2"], true),
        ] as [([String], Bool)])
    func acceptsIdentity(values: [String], expected: Bool) {
        #expect(request(values).acceptsIdentity == expected)
    }

    @Test(
        "Prefers what is wanted most, gzip where both are wanted alike, and nothing where both are excluded",
        arguments: [
            ([], .identity), (["gzip"], .gzip), (["gzip, br"], .gzip), (["gzip;q=0.5, identity;q=0.6"], .identity),
            (["x-gzip;q=0.2", "gzip;q=0"], .gzip), (["compress"], .identity), (["*;q=0"], nil),
            (["gzip;q=0, identity;q=0"], nil),
        ] as [([String], ContentCoding?)])
    func prefers(values: [String], expected: ContentCoding?) {
        #expect(request(values).preferredCoding == expected)
    }
}
