import Glibc
import JSON
import TestSupport
import Testing

/// Names and numbers that stand nowhere else are sent on every way that there is, and then looked for wherever they must not be.
@Suite("Contact requests: privacy")
struct ContactRequestPrivacyTests {
    private static let canaries = ["Canarina", "5550177", "555-0177", "canary.example"]
    private static let phone = "(312) 555-0177"
    private static let name = "Canarina Vireo"

    private static func isFree(_ text: String) -> Bool { canaries.allSatisfy { !text.contains($0) } }

    private func textOfFields(_ answer: CurlClient.Answer) -> String {
        answer.fields.map { "\($0.name): \($0.value)" }.joined(separator: "\n")
    }

    @Test("No log, field, error text or file but the store has what people typed, crash included")
    func leaksNothing() throws {
        let staffed = try StaffedServer(keepsOutput: true)
        let client = staffed.client
        let person: Body.Fields = [("phone", Self.phone), ("name", Self.name)]
        let page = ["Referer: https://canary.example/\(Self.name.split(separator: " ")[0])"]
        for body in Body.allCases {
            for accept in ["application/json", "text/html"] {
                let lines = page + ["Accept: \(accept)"]
                let kept = try body.post(person + [("consent", "true")], by: client, lines)
                #expect([201, 303].contains(kept.status))
                #expect(Self.isFree(kept.text + textOfFields(kept)))
                let refused = try body.post(person + [("program", Self.name)], by: client, lines)
                #expect(refused.status == 422)
                #expect(Self.isFree(textOfFields(refused)))
                // The form comes back filled in, to the sender alone.
                #expect(accept == "text/html" || Self.isFree(refused.text), "\(refused.text)")
            }
        }
        try sendMisplaced(by: client)
        let receipt = try readAndChange(staffed)
        let metrics = try client.send("/metrics").text
        #expect(metrics.contains("recovery_contact_requests_total{outcome=\"kept\"} "))
        #expect(Self.isFree(metrics) && !metrics.contains(StaffedServer.token) && !metrics.contains(receipt))
        let others = staffed.server.folder.names.filter { !$0.hasPrefix("contact.sqlite") }
        for name in others { #expect(Self.isFree(String(decoding: staffed.server.folder.bytes(name), as: UTF8.self))) }
        #expect(others == ["tokens"])
        for file in temporaryFiles(of: staffed.server) { #expect(Self.isFree(file.text), "\(file.path)") }
        #expect(staffed.server.kill(by: SIGABRT) == 128 + SIGABRT)
        // The log has lines of ours alone: nor does the runtime report what was in memory.
        let said = staffed.server.saidText()
        #expect(Self.isFree(said) && !said.contains(StaffedServer.token) && !said.contains(receipt))
        #expect(said.contains("\"route\":\"/contact-requests/{id}\""))
        #expect(said.split(separator: "\n").allSatisfy { $0.hasPrefix("{\"time\":\"") && $0.hasSuffix("}") })
        #expect(staffed.server.folder.names.allSatisfy { !$0.contains("core") })
    }

    /// Personal data where nobody expects it, in requests that fail.
    private func sendMisplaced(by client: CurlClient) throws {
        let json = "Content-Type: application/json"
        let bodies = [
            "{\"phone\": \"\(Self.phone)\", \"\(Self.name)\": 1}", "{\"phone\": \"\(Self.phone)\" oops",
            "{\"\(Self.phone)\":1,\"\(Self.phone)\":2}", "\"\(Self.name)\"", "{\"phone\": [\"\(Self.phone)\"]}",
        ]
        for body in bodies {
            let answer = try client.send("POST", "/contact-requests", fields: [json], body: body)
            #expect([400, 422].contains(answer.status))
            #expect(Self.isFree(answer.text + textOfFields(answer)), "\(answer.text)")
        }
        for target in ["/contact-requests/5550177", "/contact-requests?phone=5550177", "/contact-requests/Canarina"] {
            for method in ["GET", "DELETE", "POST"] {
                let answer = try client.send(method, target, body: method == "POST" ? "" : nil)
                #expect(answer.status >= 400)
                #expect(Self.isFree(answer.text + textOfFields(answer)), "\(method) \(target): \(answer.text)")
            }
        }
        let key = try client.send(
            "POST", "/contact-requests", fields: [json, "Idempotency-Key: \(Self.name) \(Self.phone)"], body: "{}")
        #expect(key.status == 400)
        #expect(Self.isFree(key.text + textOfFields(key)))
    }

    /// Staff see everything, in the body of the one answer that is for that. Returns the receipt's id.
    private func readAndChange(_ staffed: StaffedServer) throws -> String {
        let list = try staffed.ask("GET", "/contact-requests")
        #expect(Self.isFree(list.text + textOfFields(list)))
        let items = try JSONValue.parse(list.body).object?["items"]?.array ?? []
        let path = try #require(items.first?.object?["links"]?.object?["self"]?.string)
        let record = try staffed.ask("GET", path)
        #expect(record.text.contains("+13125550177") && record.text.contains(Self.name))
        #expect(Self.isFree(textOfFields(record)))
        #expect(Self.isFree(try staffed.client.send(path).text))
        let change = ["Content-Type: application/json", "If-Match: \"1\""]
        #expect(try staffed.ask("PATCH", path, change, body: "{\"status\":\"inProgress\"}").status == 200)
        let stale = try staffed.ask("PATCH", path, change, body: "{\"status\":\"\(Self.name)\"}")
        #expect(stale.status == 422)
        #expect(Self.isFree(stale.text))
        #expect(try staffed.client.send("DELETE", path).status == 204)
        #expect(Self.isFree(try staffed.ask("GET", path).text))
        return String(path.split(separator: "/").last ?? "")
    }

    /// What it has open below the folder for temporary files, but for the store; also what has no name any more.
    private func temporaryFiles(of server: ServerProcess) -> [(path: String, text: String)] {
        let folder = "/proc/\(server.identifier)/fd"
        return (0..<256).compactMap { number in
            var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
            let count = unsafe readlink("\(folder)/\(number)", &buffer, buffer.count)
            let path = String(decoding: buffer.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
            guard path.hasPrefix(P_tmpdir), !path.contains("contact.sqlite") else { return nil }
            return (path, Repository(path: folder).text("\(number)"))
        }
    }

    @Test("A crash leaves no core: the limit is 0 and the process is not to be dumped")
    func leavesNoCore() throws {
        let server = try ServerProcess()
        let limits = Repository(path: "/proc/\(server.identifier)").text("limits")
        let line = limits.split(separator: "\n").first { $0.hasPrefix("Max core file size") }
        #expect(line?.split(separator: " ").dropFirst(4).prefix(2) == ["0", "0"])
    }
}
