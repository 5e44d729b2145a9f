import JSON
import TestSupport
import Testing

/// The real executable and a real client.
@Suite("Serving")
struct ServingTests {
    @Test("Says where it listens, and answers there")
    func announcesAddress() throws {
        let server = try ServerProcess()
        #expect(server.announcement == "recovery-server listening on http://127.0.0.1:\(server.port)")
        #expect(try CurlClient(port: server.port).send("/livez").status == 200)
    }

    @Test("Answers every resource, and keeps one connection for all of them")
    func answersEverything() throws {
        let server = try ServerProcess()
        let client = try CurlClient(port: server.port)
        var seen: Set<String> = []
        var open = ["/"]
        var connectionCount = 0
        while let path = open.popLast() {
            guard seen.insert(path).inserted, path != "/contact-requests" else { continue }
            let answer = try client.send(path)
            connectionCount += answer.connectionsOpened
            #expect(answer.status == 200, "\(path)")
            #expect(answer["content-length"] == "\(answer.body.count)", "\(path)")
            #expect(answer["date"]?.hasSuffix(" GMT") == true)
            #expect(answer["x-request-id"]?.isEmpty == false)
            if path != "/openapi.json", answer["content-type"]?.contains("json") == true {
                open += try links(in: answer.body)
            }
        }
        #expect(seen.isSuperset(of: ["/programs/iop", "/crisis-resources", "/sponsored-listings", "/openapi.json"]))
        #expect(seen.count > 60)
        #expect(connectionCount == 1)
    }

    @Test("HEAD has the fields of GET and no body")
    func answersHead() throws {
        let server = try ServerProcess()
        let client = try CurlClient(port: server.port)
        let get = try client.send("/programs/iop")
        let head = try client.send("HEAD", "/programs/iop")
        #expect(head.status == 200)
        #expect(head.body.isEmpty)
        for name in ["content-length", "content-type", "etag", "cache-control", "vary", "content-language"] {
            #expect(head[name] == get[name], "\(name)")
            #expect(head[name] != nil, "\(name)")
        }
    }

    @Test("HEAD of what is not there has the fields of its problem and no body")
    func answersHeadOfNothing() throws {
        let server = try ServerProcess()
        let client = try CurlClient(port: server.port)
        let fields = ["X-Request-Id: same"]
        let get = try client.send("/nothing", fields: fields)
        let head = try client.send("HEAD", "/nothing", fields: fields)
        #expect(head.status == 404)
        #expect(head.body.isEmpty)
        #expect(head["content-length"] == "\(get.body.count)")
        #expect(head["content-type"] == get["content-type"])
        #expect(try client.send("/livez").connectionsOpened == 0)
    }

    @Test("Nothing was modified later than its answer was made")
    func datesAnswers() throws {
        let server = try ServerProcess()
        let answer = try CurlClient(port: server.port).send("/programs/iop")
        let date = try #require(answer["date"].flatMap(sortable))
        let modified = try #require(answer["last-modified"].flatMap(sortable))
        #expect(modified <= date)
    }

    /// An IMF-fixdate in the order of ISO 8601.
    private func sortable(_ text: String) -> String? {
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let parts = text.split(separator: " ").map(String.init)
        guard parts.count == 6, parts[5] == "GMT", let month = months.firstIndex(of: parts[2]) else { return nil }
        return "\(parts[3])-\(month + 11)-\(parts[1]) \(parts[4])"
    }

    @Test("A client that has the page gets 304")
    func answersNotModified() throws {
        let server = try ServerProcess()
        let client = try CurlClient(port: server.port)
        let tag = try #require(try client.send("/programs/iop")["etag"])
        let answer = try client.send("/programs/iop", fields: ["If-None-Match: \(tag)"])
        #expect(answer.status == 304)
        #expect(answer["date"] != nil)
        #expect(answer.body.isEmpty)
        // The connection is in step after an answer without a body.
        #expect(try client.send("/livez").status == 200)
    }

    @Test("The long name of the IOP leads to it for good")
    func redirects() throws {
        let server = try ServerProcess()
        let answer = try CurlClient(port: server.port).send("/programs/intensive-outpatient-programs")
        #expect(answer.status == 308)
        #expect(answer["location"] == "/programs/iop")
    }

    @Test(
        "A form posted to a page is refused, with and without asking first", arguments: [[], ["Expect: 100-continue"]])
    func refusesPost(fields: [String]) throws {
        let server = try ServerProcess()
        let client = try CurlClient(port: server.port)
        let body = String(repeating: "x", count: 20_000)
        let answer = try client.send("POST", "/programs/iop", fields: fields, body: body)
        #expect(answer.status == 405)
        #expect(try client.send("/livez").status == 200)
    }

    @Test("The request id of a client comes back; a bad one is replaced")
    func echoesRequestID() throws {
        let server = try ServerProcess()
        let client = try CurlClient(port: server.port)
        #expect(try client.send("/livez", fields: ["X-Request-Id: abc-123"])["x-request-id"] == "abc-123")
        let replaced = try client.send("/livez", fields: ["X-Request-Id: not an id at all"])["x-request-id"]
        #expect(replaced != nil && replaced != "not an id at all")
    }

    @Test("Hundreds of pipelined requests are answered in order")
    func answersPipeline() throws {
        let server = try ServerProcess()
        let client = try RawClient(port: server.port)
        let count = 300
        for index in 0..<count {
            let last = index == count - 1 ? "Connection: close\r\n" : ""
            client.send("GET /livez HTTP/1.1\r\nHost: x\r\nX-Request-Id: n\(index)\r\n\(last)\r\n")
        }
        let text = try client.readToEnd()
        let ids = text.matches(of: /X-Request-Id: n([0-9]+)\r\n/).compactMap { Int($0.output.1) }
        #expect(ids == Array(0..<count))
    }

    private func links(in body: [UInt8]) throws -> [String] { try JSONValue.parse(body).localLinks }
}
