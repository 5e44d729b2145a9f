import HTTP
import Testing

@Suite("Refusals")
struct RequestErrorTests {
    @Test("Are answered with an error status that has a body", arguments: RequestError.allCases)
    func haveErrorStatus(error: RequestError) {
        #expect((400..<600).contains(error.status.code))
        #expect(error.status.allowsBody)
    }

    /// RFC 9110 §15.5 and §15.6, RFC 6585 §5.
    @Test(
        "Are answered with the status that says what to change",
        arguments: [
            (RequestError.targetTooLong, 414), (.headTooLong, 431), (.tooManyFields, 431), (.trailerTooLong, 431),
            (.bodyTooLarge, 413), (.headTooSlow, 408), (.bodyTooSlow, 408), (.unmetExpectation, 417),
            (.unknownMethod, 501), (.unknownTransferCoding, 501), (.unsupportedVersion, 505), (.missingHost, 400),
            (.ambiguousFraming, 400), (.malformedTransferEncoding, 400), (.transferEncodingInHTTP10, 400),
        ])
    func saysWhatToChange(error: RequestError, code: Int) {
        #expect(error.status.code == code)
    }

    @Test("Are explained, each in its own sentence")
    func areExplained() {
        let explanations = RequestError.allCases.map(\.explanation)
        #expect(Set(explanations).count == explanations.count)
        for explanation in explanations {
            #expect(explanation.hasSuffix("."))
            #expect(explanation.first?.isUppercase == true)
            #expect(explanation.utf8.allSatisfy { (0x20...0x7E).contains($0) })
        }
    }
}
