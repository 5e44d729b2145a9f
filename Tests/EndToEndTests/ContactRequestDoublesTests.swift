import Glibc
import JSON
import TestSupport
import Testing

@Suite("Contact requests: once, and on disk")
struct ContactRequestDoublesTests {
    @Test("A hundred equal posts at once with one key make one record and one answer")
    func keepsOne() throws {
        let staffed = try StaffedServer()
        let body = "{\"phone\":\"3125550142\",\"consent\":true}"
        let request =
            "POST /contact-requests HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nIdempotency-Key: one\r\n"
            + "Connection: close\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
        // All are connected before the first sends, and all have sent before the first reads.
        let clients = try (0..<100).map { _ in try RawClient(port: staffed.server.port, seconds: 60) }
        for client in clients { client.send(request) }
        let answers = try clients.map { try $0.readToEnd() }
        let statuses = answers.map { $0.dropFirst("HTTP/1.1 ".count).prefix(3) }
        // Whoever comes while the first is being kept is told to ask again.
        #expect(statuses.allSatisfy { $0 == "201" || $0 == "409" })
        var bodies = Set(zip(statuses, answers).filter { $0.0 == "201" }.map { $0.1.split(separator: "\r\n").last })
        #expect(bodies.count == 1)
        let again = try staffed.client.send(
            "POST", "/contact-requests", fields: ["Content-Type: application/json", "Idempotency-Key: \"one\""],
            body: body)
        #expect(again.status == 201)
        bodies.insert(Substring(again.text))
        #expect(bodies.count == 1)
        #expect(try JSONValue.parse(try staffed.ask("GET", "/contact-requests").body).object?["totalCount"] == 1)
    }

    @Test("What was acknowledged is there after a crash, and its key still answers", arguments: [SIGKILL, SIGABRT])
    func survivesCrash(signal: Int32) throws {
        let folder = try TemporaryFolder()
        var server = try ServerProcess(["--contact-rate", "off"], in: folder)
        let lines = ["Idempotency-Key: survivor"]
        var client = try CurlClient(port: server.port)
        let first = try Body.json.post(Body.least, by: client, lines)
        let paths = try (0..<20).map { _ in
            try #require(try Body.urlEncoded.post(Body.least, by: client)["location"])
        }
        #expect(server.kill(by: signal) == 128 + signal)
        server = try ServerProcess(["--contact-rate", "off"], in: folder)
        client = try CurlClient(port: server.port)
        for path in paths { #expect(try client.send(path).status == 200) }
        let again = try Body.json.post(Body.least, by: client, lines)
        #expect(again.status == 201)
        #expect(again.text == first.text)
        let other = try Body.json.post([("phone", "3125550143"), ("consent", "true")], by: client, lines)
        #expect(other.status == 422)
    }

    @Test("A store that cannot write is 503 and not ready, and comes back by itself")
    func comesBack() throws {
        guard unsafe Glibc.access("/usr/bin/prlimit", X_OK) == 0 else {
            print("skipped: no prlimit here to take the disk away with")
            return
        }
        // Beyond the limit of its size a file takes no byte: as near to a full disk as a process can be brought from outside.
        let server = try ServerProcess(["--contact-rate", "off"], shell: "trap '' XFSZ")
        let client = try CurlClient(port: server.port)
        func limit(_ size: String) throws {
            let arguments = ["--pid", "\(server.identifier)", "--fsize=\(size):unlimited"]
            #expect(try ChildProcess.run("/usr/bin/prlimit", arguments).status == 0)
        }
        #expect(try Body.json.post(Body.least, by: client).status == 201)
        try limit("0")
        let refused = try Body.json.post(Body.least, by: client)
        #expect(refused.status == 503)
        #expect(refused["retry-after"] != nil)
        #expect(refused.text.contains("\"crisis\""))
        let readiness = try client.send("/readyz")
        #expect(readiness.status == 503)
        #expect(readiness.text.contains("/problems/not-ready"))
        #expect(try client.send("/programs/iop").status == 200)
        try limit("unlimited")
        var status = 0
        for _ in 0..<50 where status != 201 { status = try Body.json.post(Body.least, by: client).status }
        #expect(status == 201)
    }
}
