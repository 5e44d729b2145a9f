import HTTP
import Testing

@Suite("Responses")
struct HTTPResponseTests {
    @Test(
        "Takes the fields that may be sent",
        arguments: [("A", ""), ("!#$%&'*+-.^_`|~09Az", "b c\td"), ("X", "caf\u{E9}")])
    func takesFields(name: String, value: String) {
        let field = HTTPResponse.Field(name, value)
        #expect(field.name == name)
        #expect(field.value == value)
    }

    @Test("Takes no field without a name")
    func takesNoEmptyName() async {
        await #expect(processExitsWith: .failure) { _ = HTTPResponse.Field("", "a") }
    }

    @Test("Takes no field whose name is not a token")
    func takesNoNameWithSpace() async {
        await #expect(processExitsWith: .failure) { _ = HTTPResponse.Field("A B", "a") }
        await #expect(processExitsWith: .failure) { _ = HTTPResponse.Field("A:", "a") }
        await #expect(processExitsWith: .failure) { _ = HTTPResponse.Field("caf\u{E9}", "a") }
    }

    @Test("Takes no value that would split the answer")
    func takesNoLineBreakInValue() async {
        await #expect(processExitsWith: .failure) { _ = HTTPResponse.Field("A", "a\r\nSet-Cookie: b") }
        await #expect(processExitsWith: .failure) { _ = HTTPResponse.Field("A", "a\n") }
        await #expect(processExitsWith: .failure) { _ = HTTPResponse.Field("A", "a\r") }
        await #expect(processExitsWith: .failure) { _ = HTTPResponse.Field("A", "a\u{0}") }
        await #expect(processExitsWith: .failure) { _ = HTTPResponse.Field("A", "a\u{7F}") }
    }

    @Test("Has no body where the status has none")
    func hasNoBodyWithoutOne() async {
        await #expect(processExitsWith: .failure) { _ = HTTPResponse(.noContent, body: [1]) }
        await #expect(processExitsWith: .failure) { _ = HTTPResponse(.notModified, body: [1]) }
    }

    @Test("Stays on the connection unless told otherwise")
    func stays() {
        #expect(!HTTPResponse(.ok).closesConnection)
    }

    @Test("Is prepared with its head and its body, and keeps its status", arguments: [0, 1, 6_000])
    func isPrepared(count: Int) {
        let body = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
        let prepared = PreparedResponse(HTTPResponse(.created, fields: [.init("A", "b")], body: body))
        #expect(prepared.status == .created)
        #expect(HTTPAnswer.prepared(prepared).status == .created)
        #expect(HTTPAnswer.response(HTTPResponse(.gone)).status == .gone)
        #expect(prepared.body.array == body)
        #expect(prepared.body.count == count)
        let head = "HTTP/1.1 201 Created\r\nA: b\r\nContent-Length: \(count)\r\n"
        #expect(String(decoding: prepared.head, as: UTF8.self) == head)
    }

    @Test("Holds a body that outlives its response")
    func bodyOutlivesResponse() {
        var prepared: PreparedResponse? = PreparedResponse(HTTPResponse(.ok, body: [1, 2, 3]))
        let body = prepared?.body
        prepared = nil
        #expect(body?.array == [1, 2, 3])
    }

    @Test("Copies a body that stands elsewhere")
    func copiesBytes() {
        var bytes: [UInt8] = [1, 2, 3]
        let copy = unsafe bytes.withUnsafeBufferPointer { buffer in
            unsafe buffer.baseAddress.map { unsafe StableBytes(copying: $0, count: 2) }
        }
        bytes[0] = 9
        #expect(copy?.array == [1, 2])
        #expect(StableBytes([]).array == [])
    }
}
