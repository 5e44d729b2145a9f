import JSON
import TestSupport
import Testing

/// Every type of body, with every kind of answer, valid and with each field wrong: by a real client against the real executable.
@Suite("Contact requests: body by answer by field")
struct ContactRequestMatrixTests {
    private static let valid: Body.Fields = [
        ("phone", "+1 312 555 0142"), ("consent", "true"), ("consentVersion", "2026-11-25"), ("name", "Ada"),
        ("program", "iop"), ("relationship", "self"), ("preferredTime", "morning"), ("timeZone", "America/Chicago"),
        ("safeToLeaveVoicemail", "false"), ("language", "en-US"),
    ]

    /// A wrong value for each field.
    private static let wrong: Body.Fields = [
        ("phone", "555"), ("consent", "false"), ("consentVersion", "1999"),
        ("name", String(repeating: "a", count: 201)),
        ("program", "nothing"), ("relationship", "cousin"), ("preferredTime", "night"), ("timeZone", "Mars/Base"),
        ("safeToLeaveVoicemail", "perhaps"), ("language", "not a tag"),
    ]

    private static let accepts = ["application/json", "text/html,application/xhtml+xml,*/*;q=0.8", "*/*"]

    @Test("Is answered as the contract has it", arguments: Body.allCases)
    func answers(body: Body) throws {
        let staffed = try StaffedServer()
        for accept in Self.accepts { try check(body, accept, staffed) }
        let list = try JSONValue.parse(try staffed.ask("GET", "/contact-requests").body)
        #expect(list.object?["totalCount"] == .integer(Self.accepts.count))
    }

    private func check(_ body: Body, _ accept: String, _ staffed: StaffedServer) throws {
        let isPage = accept.hasPrefix("text/html")
        let lines = ["Accept: \(accept)"]
        let good = try body.post(Self.valid, by: staffed.client, lines)
        #expect(good.status == (isPage ? 303 : 201))
        #expect(good["location"]?.hasPrefix("/contact-requests/") == true)
        #expect(good["cache-control"] == "no-store")
        for (index, fault) in Self.wrong.enumerated() {
            var fields = Self.valid
            fields[index].value = fault.value
            let answer = try body.post(fields, by: staffed.client, lines)
            #expect(answer.status == 422, "\(fault.name)")
            if isPage {
                #expect(answer["content-type"] == "text/html; charset=utf-8")
                #expect(answer.text.contains("id=\"\(fault.name)-fault\""), "\(fault.name)")
                #expect(answer.text.contains("tel:988"))
            } else {
                let problem = try #require(try JSONValue.parse(answer.body).object)
                let places = problem["errors"]?.array?.compactMap { error in
                    error.object?["pointer"]?.string ?? error.object?["parameter"]?.string
                }
                #expect(places == [body == .json ? "/\(fault.name)" : fault.name])
                #expect(problem["crisis"]?.array?.isEmpty == false)
            }
        }
    }
}
