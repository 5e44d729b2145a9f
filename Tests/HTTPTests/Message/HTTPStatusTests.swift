import HTTP
import Testing

@Suite("Statuses")
struct HTTPStatusTests {
    private static let all: [HTTPStatus] = [
        .ok, .created, .noContent, .seeOther, .notModified, .permanentRedirect, .badRequest, .unauthorized,
        .notFound, .methodNotAllowed, .notAcceptable, .requestTimeout, .conflict, .gone, .preconditionFailed,
        .contentTooLarge, .uriTooLong, .unsupportedMediaType, .expectationFailed, .misdirectedRequest,
        .unprocessableContent,
        .preconditionRequired, .tooManyRequests, .requestHeaderFieldsTooLarge, .internalServerError, .notImplemented,
        .serviceUnavailable, .httpVersionNotSupported,
    ]

    @Test("Have codes of three digits, each once")
    func haveCodes() {
        #expect(Set(Self.all.map(\.code)).count == Self.all.count)
        #expect(Self.all.allSatisfy { (100...599).contains($0.code) })
    }

    /// RFC 9112 §4: `reason-phrase = 1*( HTAB / SP / VCHAR / obs-text )`.
    @Test("Have phrases that may stand in a status line")
    func havePhrases() {
        for status in Self.all {
            #expect(!status.reasonPhrase.isEmpty)
            #expect(status.reasonPhrase.utf8.allSatisfy { (0x20...0x7E).contains($0) })
        }
    }

    @Test("Have a body, but for 204 and 304")
    func haveBodies() {
        #expect(Self.all.filter { !$0.allowsBody } == [.noContent, .notModified])
    }
}
